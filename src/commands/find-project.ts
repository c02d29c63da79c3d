import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Blueprint } from '../blueprint/types.js';
import type { Project } from '../check/project/boot.js';
import { CliError } from '../errors.js';
import type { Axis } from '../parts/types.js';
import { readBlueprint } from './read-blueprint.js';

const file = 'vibe.json';

/** The nearest folder upwards that holds a vibe.json, or null. */
export const folderOf = (from: string): string | null => {
  const folder = resolve(from);
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : folderOf(parent);
};

/** The project that a folder is in; throws where there is none. */
export const projectFolder = (
  from: string,
  hint = 'Go into a project that this tool made.',
): string => {
  const folder = folderOf(from);
  if (folder) return folder;
  throw new CliError('NOT_A_PROJECT', `There is no ${file} here or in a folder above.`, hint);
};

export const projectAt = (axes: Axis[], from: string, hint?: string): Project => {
  const folder = projectFolder(from, hint);
  return { folder, blueprint: readBlueprint(axes, join(folder, file)) };
};

/** The resources of a vibe.json nearby where it is readable: it says more than a server's document. */
export const blueprintNear = (axes: Axis[], from: string): Blueprint | null => {
  const folder = folderOf(from);
  if (!folder) return null;
  try {
    return readBlueprint(axes, join(folder, file));
  } catch {
    return null;
  }
};
