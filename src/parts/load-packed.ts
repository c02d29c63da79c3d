import { readFileSync } from 'node:fs';
import type { Axis, LockSuperset, Part, PartManifest, Template } from './types.js';

/** What the build writes of a part besides its manifest: one file, read only when it was chosen. */
export interface PackedPart {
  templates: Template[];
  readme: string | null;
  agents: string | null;
  lock: LockSuperset | null;
}

/** What the build writes of all parts: dist/parts/index.json. */
export type PackedAxis = Omit<Axis, 'parts'> & {
  parts: (PartManifest & { axis: string; name: string })[];
};

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`parts/${name}.json`, import.meta.url), 'utf8')) as T;

/** Takes the place of load.ts in the published package: few large files instead of many small ones. */
export const loadParts = (): Axis[] =>
  read<PackedAxis[]>('index').map((axis) => ({ ...axis, parts: axis.parts.map(unpack) }));

const unpack = (manifest: PackedAxis['parts'][number]): Part => {
  let known: PackedPart | undefined;
  const packed = (): PackedPart => {
    known ??= read<PackedPart>(`${manifest.axis}-${manifest.name}`);
    return known;
  };
  return {
    ...manifest,
    templates: () => packed().templates,
    fragment: (kind) => packed()[kind],
    lock: () => packed().lock,
  };
};
