import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { combined } from './combined.js';
import type { Axis, Part, PartManifest, Template } from './types.js';

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const filesFolder = 'files';
const sharedFolder = 'shared';

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Reads all axes and parts below a templates folder, each with what its axis shares, in the order of the questions. */
export const loadParts = (root: string): Axis[] =>
  folders(root)
    .map((name): Axis => {
      const folder = join(root, name);
      const axis = readJson<Omit<Axis, 'name' | 'parts'>>(join(folder, 'axis.json'));
      const names = folders(folder).filter((part) => part !== sharedFolder);
      const parts = names.map((part) => readPart(join(folder, part), name, part));
      const shared = join(folder, sharedFolder);
      if (!existsSync(shared)) return { ...axis, name, parts };
      // Of several that are chosen together none can have it: it is a part of its own.
      if (axis.multiple)
        return { ...axis, name, parts, shared: readPart(shared, name, sharedFolder) };
      const whole = (part: Part): Part => combined(part, readPart(shared, name, part.name));
      return { ...axis, name, parts: parts.map(whole) };
    })
    .sort((a, b) => a.order - b.order);

const readPart = (folder: string, axis: string, name: string): Part => ({
  ...readJson<PartManifest>(join(folder, 'part.json')),
  axis,
  name,
  variants: folders(folder)
    .filter((variant) => variant !== filesFolder)
    .map((variant) => readPart(join(folder, variant), axis, variant)),
  templates: () => readTemplates(join(folder, filesFolder)),
  lock: () => (existsSync(join(folder, 'lock.json')) ? readJson(join(folder, 'lock.json')) : null),
  fragment: (kind) => {
    const path = join(folder, `${kind}.md.hbs`);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  },
});

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
