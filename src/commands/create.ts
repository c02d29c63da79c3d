import { randomBytes } from 'node:crypto';
import { blueprintOf, schemaUrl } from '../blueprint/create.js';
import type { Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { bringsResources } from '../parts/questions.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import { type Commands, commandsOf } from '../plan/commands.js';
import { type PlannedFile, plan } from '../plan/plan.js';
import { apply } from '../project/apply.js';
import type { GitResult } from '../project/finish.js';
import { inspectTarget, type Target } from '../project/target.js';
import { hasPerson, step } from '../terminal.js';
import { toolVersion } from '../version.js';
import { answersFromFlags, refuseMisfits, refuseOpenQuestions, withDefaults } from './answers.js';
import { commandLine } from './command-line.js';
import { patch, summary } from './preview.js';
import { type Created, createdReport, plannedReport } from './report.js';

export interface CreateFlags extends Record<string, unknown> {
  yes?: boolean;
  from?: string;
  dryRun?: boolean;
  diff?: boolean;
  json?: boolean;
  install: boolean;
  git: boolean;
}

const defaultDirectory = 'my-backend';

/** argv + prompts → answers → blueprint → plan → preview → apply → finish */
export const create = async (
  axes: Axis[],
  dir: string | undefined,
  flags: CreateFlags,
  signal: AbortSignal,
): Promise<void> => {
  const interactive = !flags.yes && !flags.json && hasPerson();
  const source = await sourceOf(axes, flags);
  const given = { ...source?.answers, ...answersFromFlags(axes, flags) };
  refuseMisfits(axes, given);
  // A folder that is named on the command line is refused before anything is asked.
  const early = dir === undefined ? null : inspectTarget(dir);
  const wizard = interactive ? await import('../prompts/wizard.js') : null;
  if (!wizard && !flags.yes) refuseOpenQuestions(axes, given);
  const answers = withDefaults(axes, wizard ? await wizard.askAnswers(axes, given, signal) : given);
  const fallback = source?.name ?? defaultDirectory;
  const target =
    early ??
    inspectTarget(
      (await wizard?.askDirectory(fallback, refusal, signal)) ?? directoryOf(flags, fallback),
    );

  const version = toolVersion();
  const blueprint = source
    ? { ...source, $schema: schemaUrl(version), version, answers }
    : blueprintOf(axes, version, target.name, answers);
  const files = plan(blueprint, { axes, now: new Date(), secret });
  const command = commandLine(axes, version, target.shown, answers, flags);

  if (flags.dryRun || flags.diff) {
    if (flags.json) print(plannedReport(files, target, command, flags.diff ? patch(files) : null));
    else
      print(
        flags.diff ? patch(files) : `${summary(axes, blueprint, target, files)}\n\n${command}\n`,
      );
    return;
  }
  if (wizard) {
    print(`\n${summary(axes, blueprint, target, files)}\n\n${command}\n\n`);
    await wizard.askToGoOn(signal);
  }
  const made = await carryOut(axes, blueprint, target, files, flags, signal);
  print(createdReport(made, command, flags.json === true));
};

const sourceOf = async (axes: Axis[], flags: CreateFlags): Promise<Blueprint | null> => {
  if (flags.from === undefined) return null;
  for (const axis of axes)
    if (bringsResources(axis) && Object.keys(answersFromFlags([axis], flags)).length > 0)
      throw new CliError(
        'USAGE_ERROR',
        `--${axis.name} cannot go with --from: the resources come from the file.`,
        `Leave --${axis.name} out.`,
      );
  const { readBlueprint } = await import('./read-blueprint.js');
  return readBlueprint(axes, flags.from);
};

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');

const refusal = (directory: string): string | null => {
  try {
    inspectTarget(directory);
    return null;
  } catch (error) {
    if (error instanceof CliError) return [error.message, error.hint].join(' ');
    throw error;
  }
};

const directoryOf = (flags: CreateFlags, fallback: string): string => {
  if (flags.yes || flags.from !== undefined) return fallback;
  throw new CliError(
    'MISSING_ANSWER',
    'Missing the folder of the project.',
    'Name it: create-vibe-backend my-backend, or take all defaults with --yes.',
  );
};

const print = (text: string): void => {
  process.stdout.write(text);
};

const carryOut = async (
  axes: Axis[],
  blueprint: Blueprint,
  target: Target,
  files: PlannedFile[],
  flags: CreateFlags,
  signal: AbortSignal,
): Promise<Created> => {
  const parts = chosenParts(axes, blueprint.answers);
  const commands = commandsOf(parts);
  let git: GitResult = 'skipped';
  const cleared = await apply(files, target, signal, async (begin) => {
    if (!flags.install && !flags.git) return;
    const { install, initialiseGit } = await import('../project/finish.js');
    if (flags.install)
      await step(`Installing packages with ${commands.install}`, () =>
        install(
          commands,
          target.path,
          signal,
          begin(commands.install, madeByInstall(files, commands)),
        ),
      );
    if (flags.git)
      git = await step('Making a git repository', () =>
        initialiseGit(target.path, signal, begin('git', ['.git'])),
      );
  });
  if (cleared) process.stderr.write(`${cleared}\n`);
  return { blueprint, target, files, installed: flags.install, git, parts };
};

/** Folders that git ignores can be made again; hidden ones hold data. */
const madeByInstall = (files: PlannedFile[], commands: Commands): string[] => {
  const ignored = files.find(({ path }) => path === '.gitignore')?.content.split('\n') ?? [];
  const folders = ignored
    .filter((line) => /^[^.].*\/$/.test(line))
    .map((line) => line.slice(0, -1));
  return [...new Set([...folders, commands.packages, commands.lockfile])];
};
