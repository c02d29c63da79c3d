import { readFileSync } from 'node:fs';
import type { Axis, LockSuperset, Part, PartManifest, Template } from './types.js';

/** What the build writes of a part besides its manifest: one file, read only when it was chosen. */
export interface PackedPart {
  templates: Template[];
  readme: string | null;
  agents: string | null;
  lock: LockSuperset | null;
}

/** A part's manifest and those of its variants. */
interface PackedManifest extends PartManifest {
  axis: string;
  name: string;
  variants: PackedManifest[];
}

/** What the build writes of all parts: dist/parts/index.json. */
export type PackedAxis = Omit<Axis, 'parts' | 'shared'> & {
  parts: PackedManifest[];
  shared?: PackedManifest;
};

/** The file of a part, or of one of its variants. */
export const packedName = (axis: string, ...names: string[]): string => [axis, ...names].join('-');

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`parts/${name}.json`, import.meta.url), 'utf8')) as T;

/** Takes the place of load.ts in the published package: few large files instead of many small ones. */
export const loadParts = (): Axis[] =>
  read<PackedAxis[]>('index').map(({ shared, ...axis }) => ({
    ...axis,
    parts: axis.parts.map((part) => unpack(part, part.name)),
    ...(shared && { shared: unpack(shared, shared.name) }),
  }));

const unpack = (manifest: PackedManifest, ...names: string[]): Part => {
  let known: PackedPart | undefined;
  const packed = (): PackedPart => {
    known ??= read<PackedPart>(packedName(manifest.axis, ...names));
    return known;
  };
  return {
    ...manifest,
    variants: manifest.variants.map((variant) => unpack(variant, ...names, variant.name)),
    templates: () => packed().templates,
    fragment: (kind) => packed()[kind],
    lock: () => packed().lock,
  };
};
