import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from '../src/parts/combined.js';
import { type PackedAxis, type PackedPart, packedName } from '../src/parts/load-packed.js';
import type { Axis, Part } from '../src/parts/types.js';

const packed = (part: Part): PackedPart => ({
  templates: part.templates(),
  readme: part.fragment('readme'),
  agents: part.fragment('agents'),
  lock: part.lock(),
});

/** Writes all parts as load-packed.ts reads them. */
export const packParts = (axes: Axis[], folder: string): void => {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
  // Functions are left out of JSON: what remains of a part is its manifest.
  write('index', axes satisfies PackedAxis[]);
  for (const part of axes.flatMap(partsOf)) {
    write(packedName(part.axis, part.name), packed(part));
    for (const variant of part.variants)
      write(packedName(part.axis, part.name, variant.name), packed(variant));
  }
};
