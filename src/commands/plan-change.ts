import { json } from '../json.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis, Part } from '../parts/types.js';
import type { Outcome } from '../plan/compare.js';
import { evolution } from '../plan/evolution.js';
import { migrationView } from '../plan/migration-view.js';
import { ingredientsOf, type PlannedFile } from '../plan/plan.js';
import { blueprintPath, projectUnit } from '../plan/project-files.js';
import { environmentOf, projectView } from '../plan/project-view.js';
import { renamedUnits } from '../plan/renamed-units.js';
import { tablesState } from '../plan/state.js';
import type { Table } from '../plan/tables.js';
import { migrationUnit, type Source, sourcesOf, unitsOf } from '../plan/units.js';
import type { FileChange } from '../project/changes.js';
import { changesOf } from './changes-of.js';
import { draftsOf } from './drafts-of.js';
import type { EvolveFlags, Intent } from './evolve.js';
import type { OpenProject } from './open-project.js';

/** All that a change does, worked out before anything is written. */
export interface Planned {
  intent: Intent;
  outcomes: Outcome[];
  /** The paths of new migrations. */
  migrations: string[];
  notices: string[];
  files: FileChange[];
}

const migrationsOf = (
  project: OpenProject,
  tables: Table[],
  sources: Source[],
  intent: Intent,
  flags: EvolveFlags,
): PlannedFile[] => {
  const last = project.lastMigration;
  const first = Math.max(Date.now(), last + 1000);
  const moment = (index: number): Date => new Date(first + index * 1000);
  const views = draftsOf(project, tables, intent, flags).map((draft, index) => {
    const before = last === 0 ? null : new Date(last);
    const previous = index === 0 ? before : moment(index - 1);
    return migrationView(moment(index), draft.name, draft, previous);
  });
  return migrationUnit(sources, views).files();
};

/** A new variable has to get into .env, which is the user's own. */
const newVariables = (before: string[], after: string[]): string[] =>
  after
    .filter((name) => !before.includes(name))
    .map((name) => `${name} is new: .env.example says what it is for, set it in .env.`);

/** Works out what a change does to the files of a project; writes nothing. */
export const planChange = async (
  axes: Axis[],
  project: OpenProject,
  intent: Intent,
  flags: EvolveFlags,
): Promise<Planned> => {
  const { memory, disk, applied } = project;
  const made = ingredientsOf(axes, intent.blueprint);
  const sources = sourcesOf(made.parts);
  const migrations = migrationsOf(project, made.tables, sources, intent, flags);
  const change = await evolution({
    units: [...unitsOf(sources, projectView(made)), projectUnit(intent.blueprint, made.parts)],
    memory,
    disk,
    renamed: renamedUnits(applied, intent.blueprint, intent.renames),
    kept: ['migrations', 'first'],
    // What was edited by hand is the ground that a change builds on.
    instead: { [blueprintPath]: json(project.blueprint) },
    options: flags,
  });
  if (migrations.length > 0) {
    const rendered = [...project.migrations, ...migrations];
    change.units.push({ name: 'migrations', rendered });
    for (const { path, content } of migrations)
      change.outcomes.push({ verb: 'create', path, content });
  }
  const names = (parts: Part[]) => environmentOf(parts).map(({ name }) => name);
  return {
    intent,
    outcomes: change.outcomes,
    migrations: migrations.map(({ path }) => path),
    notices: newVariables(names(chosenParts(axes, applied.answers)), names(made.parts)),
    files: changesOf(change, tablesState(made), memory, disk),
  };
};
