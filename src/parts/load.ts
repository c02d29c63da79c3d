import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Axis, Part, PartManifest, Template } from './types.js';

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Reads all axes and parts below a templates folder, in the order of the questions. */
export const loadParts = (root: string): Axis[] =>
  folders(root)
    .map((name): Axis => {
      const axis = readJson<Omit<Axis, 'name' | 'parts'>>(join(root, name, 'axis.json'));
      const parts = folders(join(root, name)).map((part) => loadPart(root, name, part));
      return { ...axis, name, parts };
    })
    .sort((a, b) => a.order - b.order);

const loadPart = (root: string, axis: string, name: string): Part => {
  const folder = join(root, axis, name);
  return {
    ...readJson<PartManifest>(join(folder, 'part.json')),
    axis,
    name,
    templates: () => readTemplates(join(folder, 'files')),
    lock: () =>
      existsSync(join(folder, 'lock.json')) ? readJson(join(folder, 'lock.json')) : null,
    fragment: (kind) => {
      const path = join(folder, `${kind}.md.hbs`);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
  };
};

const readTemplates = (folder: string): Template[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => ({
          path: relative(folder, file)
            .split(sep)
            .join('/')
            .replace(/\.hbs$/, ''),
          content: readFileSync(file, 'utf8'),
          rendered: file.endsWith('.hbs'),
        }))
    : [];
