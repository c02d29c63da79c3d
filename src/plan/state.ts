import { createHash } from 'node:crypto';
import type { PlannedFile } from './plan.js';

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** What `.vibe/` records of freshly rendered files: a manifest a unit and each pristine text by its hash. */
export const stateFiles = (files: PlannedFile[]): PlannedFile[] => {
  const units = new Map<string, PlannedFile[]>();
  for (const file of files) units.set(file.unit, [...(units.get(file.unit) ?? []), file]);
  const manifests = [...units].map(([unit, owned]) => ({
    path: `.vibe/units/${unit}.json`,
    content: `${JSON.stringify(manifestOf(owned), null, 2)}\n`,
  }));
  const objects = new Map(
    files
      .filter((file) => file.class === 'merged' || file.class === 'structured')
      .map((file) => [`.vibe/objects/${hashOf(file.content)}`, file.content]),
  );
  return [
    ...manifests,
    ...[...objects].map(([path, content]) => ({ path, content })),
    { path: '.vibe/.gitignore', content: 'journal/\nlock\n' },
  ].map((file) => ({ ...file, class: 'generated', unit: 'state' }));
};

const manifestOf = (files: PlannedFile[]) => ({
  files: Object.fromEntries(
    files.map((file) => [
      file.path,
      { class: file.class, ...(file.class !== 'once' && { hash: hashOf(file.content) }) },
    ]),
  ),
});
