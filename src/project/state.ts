import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../errors.js';
import { isRecord } from '../json.js';
import type { Manifest } from '../plan/state.js';
import { telling } from './file-error.js';
import { folders } from './folders.js';
import { isBelow } from './place.js';

/** What a project's `.vibe/` remembers. */
export interface State {
  manifests: Map<string, Manifest>;
  /** The texts of a unit's files by path as last rendered; read when first asked for. */
  pristine(unit: string): Record<string, string>;
}

/** Reads the manifests of a project; throws where one is missing or broken. */
export const readState = (folder: string): State => {
  const manifests = readManifests(folder);
  const texts = new Map<string, Record<string, string>>();
  const pristine = (unit: string): Record<string, string> => {
    const known = texts.get(unit) ?? readObject(folder, manifests.get(unit)?.object);
    texts.set(unit, known);
    return known;
  };
  return { manifests, pristine };
};

const readManifests = (folder: string): Map<string, Manifest> => {
  const names = listed(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw broken(folders.units, 'is missing or empty');
  return new Map(
    names.sort().map((name) => {
      const path = `${folders.units}/${name}`;
      return [name.slice(0, -'.json'.length), parse(path, text(folder, path), isManifest)];
    }),
  );
};

const listed = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, folders.units));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

const readObject = (folder: string, name: string | undefined): Record<string, string> => {
  if (name === undefined) return {};
  const path = `${folders.objects}/${name}`;
  const content = text(folder, path);
  if (hash('sha256', content) !== name) throw broken(path, 'is not what the tool wrote');
  return parse(path, content, isRecordOf(isString));
};

const text = (folder: string, path: string): string =>
  telling('read', path, 'Make it readable and run this again.', () => {
    try {
      return readFileSync(join(folder, path), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw broken(path, 'is missing');
      throw error;
    }
  });

const parse = <T>(path: string, content: string, isRight: (value: unknown) => value is T): T => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw /^<{7} /m.test(content)
      ? broken(path, 'holds both sides of a git merge', takeOneSide)
      : broken(path, 'is no JSON');
  }
  if (!isRight(value)) throw broken(path, 'is not what the tool wrote');
  return value;
};

const takeOneSide = 'Take one side whole: git checkout --ours .vibe vibe.json, or --theirs.';

const broken = (
  path: string,
  what: string,
  hint = 'Bring the folder back as it was committed: git checkout -- .vibe',
): CliError => new CliError('STATE_BROKEN', `${path} ${what}.`, hint);

const isString = (value: unknown): value is string => typeof value === 'string';

/** Of paths: nothing that comes from a file may lead out of the project. */
const isRecordOf =
  <T>(isRight: (value: unknown) => value is T) =>
  (value: unknown): value is Record<string, T> =>
    isRecord(value) &&
    Object.entries(value).every(([path, item]) => isBelow(path) && isRight(item));

const classes = new Set<unknown>(['generated', 'merged', 'structured', 'once']);

const isClass = (value: unknown): value is Manifest['files'][string] => classes.has(value);

const isPath = (value: unknown): value is string => isString(value) && isBelow(value);

const isHash = (value: unknown): boolean => isString(value) && /^[0-9a-f]{64}$/.test(value);

const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  isRecordOf(isClass)(value.files) &&
  (value.object === undefined || isHash(value.object)) &&
  (value.input === undefined || isString(value.input)) &&
  (value.moved === undefined || isRecordOf(isPath)(value.moved));
