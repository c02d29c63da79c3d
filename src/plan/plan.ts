import type { Blueprint } from '../blueprint/types.js';
import { initialMigration } from '../migrations/initial.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis, FileClass } from '../parts/types.js';
import type { Secret } from './environment.js';
import { internalTablesOf, usersOf } from './internal-tables.js';
import { migrationView } from './migration-view.js';
import { firstUnit, projectUnit } from './project-files.js';
import { type Ingredients, projectView } from './project-view.js';
import { stateFiles } from './state.js';
import { tablesOf } from './tables.js';
import { migrationUnit, sourcesOf, unitsOf } from './units.js';

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

/** What a blueprint is made of. */
export const ingredientsOf = (axes: Axis[], blueprint: Blueprint): Ingredients => {
  const parts = chosenParts(axes, blueprint.answers);
  const internal = internalTablesOf(blueprint, parts);
  const users = usersOf(parts);
  return { blueprint, parts, users, internal, tables: tablesOf(blueprint, internal, users) };
};

/** All files of a new project, in the order of their paths. Pure: no disk, clock or randomness. */
export const plan = (blueprint: Blueprint, { axes, now, secret }: PlanInputs): PlannedFile[] => {
  const made = ingredientsOf(axes, blueprint);
  const sources = sourcesOf(made.parts);
  const first = migrationView(now, 'init', initialMigration(made.tables));
  const units = [
    ...unitsOf(sources, projectView(made)),
    migrationUnit(sources, [first]),
    projectUnit(blueprint, made.parts),
    firstUnit(blueprint, made.parts, secret),
  ].map((unit) => ({ ...unit, rendered: unit.files() }));
  const files = units.flatMap(({ rendered }) => rendered);
  refuseCollisions(files);
  return [...files, ...stateFiles(units, made)].sort((a, b) => (a.path < b.path ? -1 : 1));
};

const refuseCollisions = (files: PlannedFile[]): void => {
  const owners = new Map<string, string>();
  for (const { path, unit } of files) {
    const owner = owners.get(path);
    if (owner) throw new Error(`${owner} and ${unit} both render ${path}`);
    owners.set(path, unit);
  }
};
