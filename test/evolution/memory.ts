import { hash } from 'node:crypto';
import { extname } from 'node:path';
import { blueprintSchema } from '../../src/blueprint/schema.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { type OpenProject, projectFrom } from '../../src/commands/open-project.js';
import { CliError } from '../../src/errors.js';
import type { Axis } from '../../src/parts/types.js';
import type { Disk, Memory } from '../../src/plan/evolution.js';
import { blueprintPath } from '../../src/plan/project-files.js';
import type { Manifest } from '../../src/plan/state.js';
import type { FileChange } from '../../src/project/changes.js';
import { grouped, matches } from '../../src/project/matches.js';
import { type Candidate, plain } from '../../src/project/similarity.js';

/** The files of a project: path → text. */
export type Project = Map<string, string>;

const must = (project: Project, path: string): string => {
  const text = project.get(path);
  if (text === undefined) throw new Error(`${path} is missing`);
  return text;
};

const memoryOf = (project: Project): Memory => {
  const names = [...project.keys()]
    .filter((path) => path.startsWith('.vibe/units/'))
    .map((path) => path.slice('.vibe/units/'.length, -'.json'.length))
    .sort();
  const manifests = new Map(
    names.map((name) => [name, JSON.parse(must(project, `.vibe/units/${name}.json`)) as Manifest]),
  );
  const pristine = (unit: string): Record<string, string> => {
    const object = manifests.get(unit)?.object;
    if (object === undefined) return {};
    const text = must(project, `.vibe/objects/${object}`);
    if (hash('sha256', text) !== object) throw new Error(`the object of ${unit} is another`);
    return JSON.parse(text) as Record<string, string>;
  };
  return { manifests, pristine };
};

/** As src/project/moved.ts does it on disk. */
const movedIn = (
  project: Project,
  { manifests }: Memory,
  missing: Map<string, string>,
): Map<string, string> => {
  const known = new Set(
    [...manifests.values()].flatMap(({ files, moved = {} }) => [
      ...Object.keys(files),
      ...Object.values(moved),
    ]),
  );
  const candidates = [...project]
    .filter(([path]) => !path.startsWith('.vibe/') && !known.has(path))
    .map(([path, text]): Candidate => ({ path, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const wanted = [...missing].map(([path, text]): Candidate => ({ path, text }));
  return new Map(
    [...grouped(wanted, ({ path }) => extname(path))].flatMap(([extension, texts]) => {
      const there = candidates.filter(({ path }) => extname(path) === extension);
      const plains = new Set(texts.map(({ text }) => plain(text)));
      const same = matches(
        texts,
        there.filter(({ text }) => plains.has(plain(text))),
      );
      const taken = new Set(same.values());
      const alike = matches(
        texts.filter(({ path }) => !same.has(path)),
        there.filter(({ path }) => !taken.has(path)),
      );
      return [...same, ...alike];
    }),
  );
};

const schemas = new Map<Axis[], ReturnType<typeof blueprintSchema>>();

const blueprintIn = (axes: Axis[], project: Project): Blueprint => {
  const schema = schemas.get(axes) ?? blueprintSchema(axes);
  schemas.set(axes, schema);
  const document = JSON.parse(must(project, blueprintPath)) as Blueprint;
  const parsed = schema.safeParse(document);
  if (parsed.success) return document;
  throw new CliError('INVALID_BLUEPRINT', parsed.error.issues.map(({ message }) => message).join());
};

/** A project in memory, as src/commands/open-project.ts reads one from disk. */
export const openMemory = (axes: Axis[], project: Project): OpenProject => {
  const memory = memoryOf(project);
  const disk: Disk = {
    read: (path) => project.get(path) ?? null,
    moved: (missing) => movedIn(project, memory, missing),
  };
  return projectFrom('/project', blueprintIn(axes, project), memory, disk);
};

const checkOne = (project: Project, change: FileChange): void => {
  const there = project.get(change.path);
  if (change.verb === 'create' && there !== undefined)
    throw new CliError('FILE_IN_THE_WAY', `${change.path} is there already.`);
  if (change.verb !== 'create' && there !== change.before)
    throw new Error(`${change.path} was planned from another text`);
};

/** The project after all changes; throws where they were not made for it. */
export const applied = (project: Project, changes: FileChange[]): Project => {
  const paths = changes.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice) throw new Error(`${twice} is changed twice`);
  const next = new Map(project);
  for (const change of changes) {
    checkOne(project, change);
    if (change.verb === 'delete') next.delete(change.path);
    else next.set(change.path, change.content);
  }
  return next;
};
