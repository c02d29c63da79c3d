import { hash } from 'node:crypto';
import type { PlannedFile } from './plan.js';

interface Unit {
  manifest: object;
  /** The pristine texts of the unit by path, and the hash that names them. */
  object: { name: string; content: string } | null;
}

const isPristine = (file: PlannedFile): boolean =>
  file.class === 'merged' || file.class === 'structured';

const unitOf = (files: PlannedFile[]): Unit => {
  const classes = Object.fromEntries(files.map((file) => [file.path, file.class]));
  const texts = files.filter(isPristine).map((file) => [file.path, file.content]);
  if (texts.length === 0) return { manifest: { files: classes }, object: null };
  const content = json(Object.fromEntries(texts));
  const name = hash('sha256', content);
  return { manifest: { object: name, files: classes }, object: { name, content } };
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * What `.vibe/` records of freshly rendered files: a manifest a unit, and an object named by its hash
 * that holds the pristine texts of the unit. One a file would double the time of a create.
 */
export const stateFiles = (files: PlannedFile[]): PlannedFile[] => {
  const owned = new Map<string, PlannedFile[]>();
  for (const file of files) owned.set(file.unit, [...(owned.get(file.unit) ?? []), file]);
  const recorded = [...owned].flatMap(([name, members]) => {
    const { manifest, object } = unitOf(members);
    return [
      { path: `.vibe/units/${name}.json`, content: json(manifest) },
      ...(object ? [{ path: `.vibe/objects/${object.name}`, content: object.content }] : []),
    ];
  });
  return [...recorded, { path: '.vibe/.gitignore', content: 'journal/\nlock\n' }].map((file) => ({
    ...file,
    class: 'generated',
    unit: 'state',
  }));
};
