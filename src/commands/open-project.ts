import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import type { Axis } from '../parts/types.js';
import type { Disk, Memory } from '../plan/evolution.js';
import { momentOf } from '../plan/migration-view.js';
import type { PlannedFile } from '../plan/plan.js';
import { blueprintPath } from '../plan/project-files.js';
import { type TablesRecord, tablesPath } from '../plan/state.js';
import { type Table, tablesOf } from '../plan/tables.js';
import { migrationsBeside } from '../project/migrations-beside.js';
import { movedFiles } from '../project/moved.js';
import { textReader } from '../project/project-text.js';
import { recover } from '../project/recover.js';
import { readState } from '../project/state.js';
import { readBlueprint } from './read-blueprint.js';

/** A project as it is on disk, and as the tool left it. */
export interface OpenProject {
  folder: string;
  /** What vibe.json says now. */
  blueprint: Blueprint;
  /** What it said when the tool last wrote. */
  applied: Blueprint;
  memory: Memory;
  disk: Disk;
  /** The tables as the tool last made them. */
  tables: Table[];
  /** The migrations that the tool has written, without their texts. */
  migrations: PlannedFile[];
  /** The moment of the last one, whoever wrote it, in milliseconds. */
  lastMigration: number;
}

const diskOf = (folder: string): Disk => {
  const text = textReader(folder);
  const read = (path: string): string | null => {
    const content = text(path);
    if (content?.kind === 'binary')
      throw new CliError(
        'NOT_TEXT',
        `${path} is no UTF-8 text, and the tool has to change it.`,
        'Save it as UTF-8, or move it away: --restore makes it again.',
      );
    return content?.text ?? null;
  };
  return { read, moved: (missing) => movedFiles(folder, missing) };
};

/** Finishes or takes back what a killed run has left, for commands that only read. */
export const settled = async (folder: string): Promise<void> => {
  const said = await recover(folder);
  if (said) process.stderr.write(`${said}\n`);
};

/** What a project's memory and files say of it. */
export const projectFrom = (
  folder: string,
  blueprint: Blueprint,
  memory: Memory,
  disk: Disk,
): OpenProject => {
  const applied = JSON.parse(memory.pristine('project')[blueprintPath] ?? 'null') as Blueprint;
  const record = JSON.parse(disk.read(tablesPath) ?? 'null') as TablesRecord;
  const paths = Object.keys(memory.manifests.get('migrations')?.files ?? {});
  return {
    folder,
    blueprint,
    applied,
    memory,
    disk,
    tables: tablesOf(applied, record.internal, record.users),
    migrations: paths.map((path) => ({ path, content: '', class: 'once', unit: 'migrations' })),
    lastMigration: Math.max(0, ...[...paths, ...migrationsBeside(folder, paths)].map(momentOf)),
  };
};

/** Reads the project of a folder. */
export const openProject = (axes: Axis[], folder: string): OpenProject =>
  projectFrom(
    folder,
    readBlueprint(axes, `${folder}/${blueprintPath}`),
    readState(folder),
    diskOf(folder),
  );

/** Whether vibe.json says something else than when the tool last wrote. */
export const isEdited = ({ blueprint, applied }: OpenProject): boolean =>
  !isDeepStrictEqual(blueprint, applied);

/** Refuses a project whose vibe.json was edited by hand since. */
export const refuseEdits = (project: OpenProject): void => {
  if (!isEdited(project)) return;
  throw new CliError(
    'BLUEPRINT_EDITED',
    'vibe.json was edited, and the project has not followed yet.',
    'Run "vibe sync" first: it makes the project what vibe.json says.',
  );
};

/** Refuses a project that another version of the tool has written. */
export const refuseOtherVersion = ({ applied }: OpenProject, version: string): void => {
  if (applied.version === version) return;
  throw new CliError(
    'OTHER_VERSION',
    `This project was made by version ${applied.version}, and this is ${version}.`,
    `Run "vibe upgrade" first, or use the old one: npx -p create-vibe-backend@${applied.version} vibe`,
  );
};
