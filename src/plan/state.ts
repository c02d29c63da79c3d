import { hash } from 'node:crypto';
import type { PlannedFile } from './plan.js';

/** What `.vibe/` records of freshly rendered files: a manifest a unit and each pristine text by its hash. */
export const stateFiles = (files: PlannedFile[]): PlannedFile[] => {
  const hashes = new Map(files.map((file) => [file, hash('sha256', file.content)]));
  const units = new Map<string, PlannedFile[]>();
  for (const file of files) units.set(file.unit, [...(units.get(file.unit) ?? []), file]);
  const manifests = [...units].map(([unit, owned]) => ({
    path: `.vibe/units/${unit}.json`,
    content: `${JSON.stringify(manifestOf(owned, hashes), null, 2)}\n`,
  }));
  const objects = new Map(
    files
      .filter((file) => file.class === 'merged' || file.class === 'structured')
      .map((file) => [`.vibe/objects/${hashes.get(file)}`, file.content]),
  );
  return [
    ...manifests,
    ...[...objects].map(([path, content]) => ({ path, content })),
    { path: '.vibe/.gitignore', content: 'journal/\nlock\n' },
  ].map((file) => ({ ...file, class: 'generated', unit: 'state' }));
};

const manifestOf = (files: PlannedFile[], hashes: Map<PlannedFile, string>) => ({
  files: Object.fromEntries(
    files.map((file) => [
      file.path,
      { class: file.class, ...(file.class !== 'once' && { hash: hashes.get(file) }) },
    ]),
  ),
});
