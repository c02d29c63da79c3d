import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { changeMigrations } from '../../src/migrations/change.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { migrationView } from '../../src/plan/migration-view.js';
import { ingredientsOf, type PlannedFile, plan } from '../../src/plan/plan.js';
import type { Table } from '../../src/plan/tables.js';
import { migrationUnit, sourcesOf } from '../../src/plan/units.js';
import { installPackages } from '../packages.js';
import { must } from '../stacks/processes.js';
import { base } from './blueprints.js';
import type { Step } from './steps.js';

/** A project on disk that changes step by step, with the migrations that the tool writes. */
export interface Project {
  folder: string;
  tables(): Table[];
  blueprint(): Blueprint;
  /** Writes what a step changes; answers the names of its migrations. */
  evolve(step: Step): string[];
  /** Runs one of its programs on a database. */
  run(url: string, args: string[], env?: Record<string, string>): Promise<string>;
  remove(): void;
}

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));
const start = new Date('2026-01-01T00:00:00Z');
const inputs = { axes, now: start, secret: (bytes: number) => 'ab1-'.repeat(bytes) };
const isMigration = ({ path }: PlannedFile): boolean => /(^|\/)migrations\/.*\d{13,14}/.test(path);

const blueprintFor = (orm: string): Blueprint => {
  const answers = complete(axes, { orm, host: 'docker', 'app-type': ['blank'] });
  if (!answers) throw new Error(`nothing goes with ${orm}`);
  const { resources, relations } = base();
  return { ...blueprintOf(axes, '0.1.0', 'evolving', answers), resources, relations };
};

export const makeProject = async (orm: string): Promise<Project> => {
  const folder = mkdtempSync(join(tmpdir(), `evolving-${orm}-`));
  if (orm !== 'sqlalchemy') symlinkSync(await installPackages(), join(folder, 'node_modules'));
  const write = (files: PlannedFile[]) => {
    for (const file of files) {
      mkdirSync(dirname(join(folder, file.path)), { recursive: true });
      writeFileSync(join(folder, file.path), file.content);
    }
  };
  let blueprint = blueprintFor(orm);
  let moment = start.getTime();
  write(plan(blueprint, inputs));
  const tablesNow = () => ingredientsOf(axes, blueprint).tables;
  return {
    folder,
    tables: tablesNow,
    blueprint: () => blueprint,
    evolve: ({ change, renames, backfill = {}, dropTables }) => {
      const [before, old] = [blueprint, tablesNow()];
      blueprint = structuredClone(before);
      change(blueprint);
      const given = { resources: {}, fields: {}, ...renames };
      const { migrations, missing } = changeMigrations(
        old,
        tablesNow(),
        tableRenames(before, blueprint, given),
        backfill,
        { dropTables },
      );
      if (missing.length > 0) throw new Error(JSON.stringify(missing));
      const views = migrations.map((draft) => {
        const previous = new Date(moment);
        moment += 1000;
        return migrationView(new Date(moment), draft.name, draft, previous);
      });
      const { parts } = ingredientsOf(axes, blueprint);
      for (const models of ['src/database/entities', 'app/database/models'])
        rmSync(join(folder, models), { recursive: true, force: true });
      write(plan(blueprint, inputs).filter((file) => !isMigration(file)));
      write(migrationUnit(sourcesOf(parts), views).files());
      return views.map(({ id }) => id);
    },
    run: (url, args, env = {}) =>
      must('node', args, {
        cwd: folder,
        env: { ...env, DATABASE_URL: url },
        timeout: 120_000,
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
