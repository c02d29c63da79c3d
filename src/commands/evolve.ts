import type { Renames } from '../blueprint/change/renames.js';
import type { Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { json as toJson } from '../json.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import { commandsOf, taskOf } from '../plan/commands.js';
import type { Outcome, Resolution } from '../plan/compare.js';
import { applyChanges } from '../project/changes.js';
import { withLock } from '../project/lock.js';
import { step } from '../terminal.js';
import {
  conflictText,
  type Evolved,
  evolvedReport,
  isChange,
  outcomeData,
  outcomeLines,
} from './change-report.js';
import { projectFolder } from './find-project.js';
import { type OpenProject, openProject, refuseEdits, refuseOtherVersion } from './open-project.js';
import { differenceOf, patchOf } from './patch.js';
import { type Planned, planChange } from './plan-change.js';

/** The flags that all commands share that change a project. */
export interface EvolveFlags {
  dryRun?: boolean;
  diff?: boolean;
  json?: boolean;
  conflict?: Resolution;
  restore?: boolean;
  acceptDataLoss?: boolean;
  backfill?: string[];
  dropTable?: boolean;
  install?: boolean;
}

/** What a project shall become. */
export interface Intent {
  blueprint: Blueprint;
  renames: Renames;
  /** What was done, in a sentence. */
  message: string;
}

export type Intend = (project: OpenProject) => Intent | Promise<Intent>;

/** A command that changes a project. */
export interface Evolution {
  /** As it is typed, for who waits for it. */
  command: string;
  intend: Intend;
  /** What only this command takes over: a vibe.json edited by hand, or another version of the tool. */
  takes?: 'edits' | 'version';
}

const refuseConflicts = (outcomes: Outcome[]): void => {
  const conflicts = outcomes.filter(({ verb }) => verb === 'conflict');
  if (conflicts.length === 0) return;
  const files = conflicts.length === 1 ? 'one file needs' : `${conflicts.length} files need`;
  throw new CliError(
    'CONFLICT',
    `Nothing was written: ${files} a person.\n\n${conflictText(outcomes)}`,
    'Settle it with --conflict: markers writes both sides, ours keeps yours, theirs takes the new.',
    2,
    { files: conflicts.map(outcomeData) },
  );
};

const patchText = (outcomes: Outcome[]): string =>
  outcomes
    .flatMap((outcome) => differenceOf(outcome) ?? [])
    .map(patchOf)
    .join('');

const preview = ({ outcomes }: Planned, { diff, json }: EvolveFlags, folder: string): string => {
  const count = outcomes.filter(isChange).length;
  const message = `${count} ${count === 1 ? 'file' : 'files'} would change.`;
  if (json)
    return toJson({
      code: 'PLANNED',
      message,
      hint: null,
      directory: folder,
      files: outcomes.filter(({ verb }) => verb !== 'identical').map(outcomeData),
      ...(diff && { patch: patchText(outcomes) }),
    });
  return diff ? patchText(outcomes) : `${outcomeLines(outcomes)}\n${message}\n`;
};

/** The programs that belong to a change: packages are installed where the manifest has others. */
const finish = async (
  axes: Axis[],
  project: OpenProject,
  planned: Planned,
  flags: EvolveFlags,
  signal: AbortSignal,
): Promise<string[]> => {
  const parts = chosenParts(axes, planned.intent.blueprint.answers);
  const commands = commandsOf(parts);
  const migrate = planned.migrations.length > 0 ? [taskOf(parts, 'migrate')] : [];
  const isManifest = (path: string): boolean => path === commands.manifest;
  if (!planned.outcomes.some(({ path, verb }) => isManifest(path) && verb === 'update'))
    return migrate;
  if (flags.install === false) return [commands.install, ...migrate];
  const { install } = await import('../project/finish.js');
  await step(`Installing packages with ${commands.install}`, () =>
    install(commands, project.folder, signal),
  );
  return migrate;
};

const report = (made: Evolved, json: boolean | undefined): string => {
  if (!json) return evolvedReport(made);
  const { folder, outcomes, message, next, ...others } = made;
  const changed = outcomes.some(isChange);
  return toJson({
    code: changed ? 'CHANGED' : 'UNCHANGED',
    message: changed ? message : 'The project is what vibe.json says.',
    hint: next.length > 0 ? `Next: ${next.join(' && ')}` : null,
    directory: folder,
    files: outcomes.filter(({ verb }) => verb !== 'identical').map(outcomeData),
    next,
    ...others,
  });
};

const print = (text: string): void => {
  process.stdout.write(text);
};

/** vibe.json before and after → files before and after → preview → apply → finish */
export const evolve = async (
  axes: Axis[],
  version: string,
  { command, intend, takes }: Evolution,
  flags: EvolveFlags,
  signal: AbortSignal,
): Promise<void> => {
  const folder = projectFolder(process.cwd());
  await withLock(folder, command, async (said) => {
    if (said) process.stderr.write(`${said}\n`);
    const project = openProject(axes, folder);
    if (takes !== 'edits') refuseEdits(project);
    if (takes !== 'version') refuseOtherVersion(project, version);
    const intent = await intend(project);
    const planned = await planChange(axes, project, intent, flags);
    refuseConflicts(planned.outcomes);
    if (flags.dryRun || flags.diff) return print(preview(planned, flags, folder));
    await applyChanges(folder, planned.files, signal);
    const next = await finish(axes, project, planned, flags, signal);
    const { outcomes, migrations, notices } = planned;
    print(
      report({ folder, outcomes, migrations, notices, message: intent.message, next }, flags.json),
    );
  });
};
