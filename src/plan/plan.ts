import type { Blueprint } from '../blueprint/types.js';
import { initialMigration } from '../migrations/initial.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis, EnvVariable, FileClass, Part, Template } from '../parts/types.js';
import { envExample, envFile, type Secret } from './environment.js';
import { internalTablesOf } from './internal-tables.js';
import { cutLockfile } from './lockfile.js';
import { mergeRecords, packageJson } from './package-json.js';
import { render } from './render.js';
import { groupsOf } from './resource-groups.js';
import { samplePeople } from './samples.js';
import { inSeedOrder } from './seed-order.js';
import { stateFiles } from './state.js';
import { tablesOf } from './tables.js';
import { type ResourceView, relationViews, resourceViews } from './view.js';

/** One file of the project as the tool renders it. */
export interface PlannedFile {
  path: string;
  content: string;
  class: FileClass;
  /** What the file belongs to: a part, a resource, a relation, or the project. */
  unit: string;
}

/** What a plan depends on besides the blueprint. */
export interface PlanInputs {
  axes: Axis[];
  now: Date;
  secret: Secret;
}

interface Repeated {
  key: string;
  items: { name: string }[];
}

interface View extends Record<string, unknown> {
  resources: ResourceView[];
  relations: { name: string }[];
  tables: { name: string }[];
  migration: { id: string; millis: string };
}

/** All files of a new project, in the order of their paths. Pure: no disk, clock or randomness. */
export const plan = (blueprint: Blueprint, { axes, now, secret }: PlanInputs): PlannedFile[] => {
  const parts = chosenParts(axes, blueprint.answers);
  const view = viewOf(blueprint, parts, now);
  const files = [
    ...parts.flatMap((part) =>
      part.templates().flatMap((source) => renderTemplate(source, part, view)),
    ),
    ...projectFiles(blueprint, parts, secret),
  ];
  refuseCollisions(files);
  return [...files, ...stateFiles(files)].sort((a, b) => (a.path < b.path ? -1 : 1));
};

const viewOf = (blueprint: Blueprint, parts: Part[], now: Date): View => {
  const internal = internalTablesOf(blueprint, parts);
  const tables = tablesOf(blueprint, internal);
  const samples = {
    rows: mergeRecords(parts, (part) => part.samples),
    resources: parts.flatMap((part) => part.resources ?? []),
  };
  const resources = resourceViews(blueprint, tables, samples);
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const base = {
    name: blueprint.name,
    title: blueprint.name.replace(/^@[^/]+\//, '').replaceAll(/[-_.]/g, ' '),
    slug: blueprint.name.replace(/^@[^/]+\//, '').replaceAll(/[^a-z0-9-]/g, '-'),
    labels: parts.map((part) => part.label),
    version: blueprint.version,
    resources,
    seedOrder: inSeedOrder(resources).filter(({ kind }) => kind !== 'record'),
    people: samplePeople(blueprint.resources, samples),
    relations: relationViews(blueprint, resources),
    tables,
    internalTables: tables.filter((table) => internal.some((kept) => kept.name === table.name)),
    migration: {
      id: `${stamp}_init`,
      timestamp: stamp,
      millis: String(Math.floor(now.getTime() / 1000) * 1000),
      name: 'init',
      ...initialMigration(tables),
    },
    env: environmentOf(parts),
    compose: mergeDeep(parts.map((part) => part.compose ?? {})),
    pm: mergeRecords(parts, (part) => part.commands),
    scripts: packageJson(blueprint.name, parts).scripts,
  };
  const fragments = (kind: 'readme' | 'agents') =>
    parts.flatMap((part) => {
      const source = part.fragment(kind);
      const text = source === null ? '' : render(source, base, part).trimEnd();
      return text === '' ? [] : [text];
    });
  return { ...base, sections: fragments('readme'), agentSections: fragments('agents') };
};

const environmentOf = (parts: Part[]): EnvVariable[] => parts.flatMap((part) => part.env ?? []);

const mergeDeep = (records: Record<string, unknown>[]): Record<string, unknown> => {
  const merged: Record<string, unknown> = {};
  for (const record of records)
    for (const [key, value] of Object.entries(record)) {
      const known = merged[key];
      merged[key] = isRecord(known) && isRecord(value) ? mergeDeep([known, value]) : value;
    }
  return merged;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const renderTemplate = (source: Template, part: Part, view: View): PlannedFile[] => {
  const content = (context: object) =>
    source.rendered ? render(source.content, context, part) : source.content;
  const make = (path: string, unit: string, context: object): PlannedFile => ({
    path,
    unit,
    class: part.classes?.[source.path] ?? 'merged',
    content: content(context),
  });
  const each: Record<string, Repeated> = {
    ...groupsOf(view.resources),
    __relation__: { key: 'relation', items: view.relations },
    __table__: { key: 'table', items: view.tables },
  };
  const path = source.path
    .replace('__migration__', view.migration.id)
    .replace('__millis__', view.migration.millis);
  for (const [placeholder, { key, items }] of Object.entries(each))
    if (path.includes(placeholder))
      return items.map((item) =>
        make(path.replaceAll(placeholder, item.name), `${key}-${item.name}`, {
          ...view,
          ...item,
          [key]: item,
        }),
      );
  return [make(path, `${part.axis}-${part.name}`, view)];
};

const projectFiles = (blueprint: Blueprint, parts: Part[], secret: Secret): PlannedFile[] => {
  const env = environmentOf(parts);
  const file = (path: string, content: string, kind: FileClass): PlannedFile => ({
    path,
    content,
    class: kind,
    unit: 'project',
  });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const ignored = [...new Set(parts.flatMap((part) => part.ignore ?? []))];
  const manifest = packageJson(blueprint.name, parts);
  const lockfiles = parts.flatMap((part) => {
    const superset = part.lock();
    const content = superset && cutLockfile(superset, manifest);
    return content ? [file(part.commands?.lockfile ?? 'package-lock.json', content, 'once')] : [];
  });
  return [
    ...lockfiles,
    file('package.json', json(manifest), 'structured'),
    file('.gitignore', `${ignored.join('\n')}\n`, 'structured'),
    file('.env.example', envExample(env), 'structured'),
    file('.env', envFile(env, secret), 'once'),
    file('vibe.json', json(blueprint), 'once'),
  ];
};

const refuseCollisions = (files: PlannedFile[]): void => {
  const owners = new Map<string, string>();
  for (const { path, unit } of files) {
    const owner = owners.get(path);
    if (owner) throw new Error(`${owner} and ${unit} both render ${path}`);
    owners.set(path, unit);
  }
};
