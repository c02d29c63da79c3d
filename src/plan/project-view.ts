import { usersTable } from '../blueprint/access.js';
import type { Blueprint, Field } from '../blueprint/types.js';
import { combinedValues, namedIn } from '../parts/combined.js';
import type { EnvVariable, InternalTable, Part } from '../parts/types.js';
import { commandsOf, tasksOf } from './commands.js';
import { inOrder, mergeRecords } from './merge-records.js';
import { render } from './render.js';
import { samplePeople } from './samples.js';
import { inSeedOrder } from './seed-order.js';
import type { Table } from './tables.js';
import { type RelationView, type ResourceView, relationViews, resourceViews } from './view.js';

/** All that the templates of a project see. */
export interface ProjectView extends Record<string, unknown> {
  resources: ResourceView[];
  relations: RelationView[];
  tables: Table[];
}

/** What a project is made of, worked out from its blueprint. */
export interface Ingredients {
  blueprint: Blueprint;
  parts: Part[];
  tables: Table[];
  users: Field[];
  internal: InternalTable[];
}

/** A project as the templates see it. */
export const projectView = ({ blueprint, parts, tables, internal }: Ingredients): ProjectView => {
  const samples = {
    rows: mergeRecords(parts, (part) => part.samples),
    resources: parts.flatMap((part) => part.resources ?? []),
  };
  const resources = resourceViews(blueprint, tables, samples);
  const tasks = tasksOf(parts);
  const isInternal = ({ name }: Table) => internal.some((kept) => kept.name === name);
  const view = {
    name: blueprint.name,
    title: blueprint.name.replace(/^@[^/]+\//, '').replaceAll(/[-_.]/g, ' '),
    slug: blueprint.name.replace(/^@[^/]+\//, '').replaceAll(/[^a-z0-9-]/g, '-'),
    labels: namedIn(parts).map(({ label }) => label),
    version: blueprint.version,
    resources,
    seedOrder: inSeedOrder(resources).filter(({ kind }) => kind !== 'record'),
    // First what others hang off.
    scoped: inSeedOrder(resources).filter(({ scope }) => scope !== null),
    people: samplePeople(blueprint.resources, samples),
    relations: relationViews(blueprint, resources),
    tables,
    internalTables: tables.filter(isInternal),
    // Those that belong to no resource.
    ownTables: tables.filter((table) => table.name === usersTable || isInternal(table)),
    env: environmentOf(parts).map(variableView),
    secrets: environmentOf(parts).filter(({ secret }) => secret),
    production: parts.find(({ check }) => check)?.check?.production ?? {},
    dependencies: inOrder(mergeRecords(parts, (part) => part.dependencies)),
    devDependencies: inOrder(mergeRecords(parts, (part) => part.devDependencies)),
    lists: parts.map((part) => part.lists ?? {}).reduce(combinedValues, {}),
    words: mergeRecords(parts, (part) => part.words),
    tasks,
    task: Object.fromEntries(tasks.map(({ name, command }) => [name, command])),
    compose: parts.map((part) => part.compose ?? {}).reduce(combinedValues, {}),
    pm: commandsOf(parts),
  };
  const fragments = (kind: 'readme' | 'agents') =>
    parts.flatMap((part) => {
      const source = part.fragment(kind);
      const text = source === null ? '' : render(source, view, part, `${kind}.md`).trimEnd();
      return text === '' ? [] : [text];
    });
  return { ...view, sections: fragments('readme'), agentSections: fragments('agents') };
};

/** A variable as the templates see it: every key is there. */
const variableView = (variable: EnvVariable) => ({
  values: [],
  min: null,
  max: null,
  protocols: [],
  default: null,
  mayBeMissing: false,
  secret: false,
  ...variable,
  hasDefault: variable.default !== undefined,
});

/** The variables of the environment that the parts read. */
export const environmentOf = (parts: Part[]): EnvVariable[] =>
  parts.flatMap((part) => part.env ?? []);
