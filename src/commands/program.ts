import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { Entry } from '../cli.js';
import { CliError } from '../errors.js';
import { loadParts } from '../parts/load.js';
import { choiceNames, nothing } from '../parts/questions.js';
import type { Axis } from '../parts/types.js';
import { packageRoot, toolVersion } from '../version.js';
import { create } from './create.js';
import { withEvolving } from './evolving.js';

const asked = (axis: Axis): boolean => axis.ask !== 'never';

const axisOption = (axis: Axis): Option =>
  new Option(
    `--${axis.name} <${axis.multiple ? 'name,...' : 'name'}>`,
    `${choiceNames(axis).join(', ')} (default: ${axis.default ?? nothing})`,
  );

const withCreate = (command: Command, axes: Axis[], signal: AbortSignal): Command => {
  command
    .description('Create a complete backend that runs at once')
    .argument('[dir]', 'folder of the new project, "." for this one');
  for (const axis of axes.filter(asked)) command.addOption(axisOption(axis));
  return command
    .option('-y, --yes', 'take the default for every missing answer, ask nothing')
    .option('--from <vibe.json>', 'take the answers and resources of a vibe.json')
    .option('--dry-run', 'show the files that would be made, write nothing')
    .option('--diff', 'show their content as a patch, write nothing')
    .option('--json', 'print one JSON document, ask nothing')
    .option('--no-install', 'do not install packages')
    .option('--no-git', 'do not make a git repository')
    .action((dir, flags) => create(axes, dir, flags, signal));
};

const withCheck = (command: Command, axes: Axis[], signal: AbortSignal): Command =>
  command
    .description('Prove by requests that a backend keeps its contract')
    .option('--url <url>', 'a running server (default: this project, started for the check)')
    .addOption(
      new Option('--report <format>', 'how to report')
        .choices(['text', 'json', 'junit', 'markdown'])
        .default('text'),
    )
    .option('--json', 'the same as --report json')
    .option('--only <id...>', 'only these: an id, a part of ids as "filters", several')
    .option('--list', 'list the checks, run none')
    .option('--drift', 'only look whether the project is what vibe.json says; starts nothing')
    .option('--i-own-this-server', 'allow a server that is not on this machine')
    .addHelpText('after', checkHelp)
    // Loaded late: nothing else needs the checks.
    .action(async (flags) =>
      flags.drift
        ? (await import('./drift.js')).drift(axes, flags)
        : (await import('./check.js')).check(axes, flags, signal),
    );

const checkHelp = `
Without --url it builds the project of this folder and starts it on an embedded database
of its own, which goes away afterwards. Exit code: 0 all passed, 1 something failed.

  vibe check
  vibe check --only pagination --only 'filters.like[tasks]'
  vibe check --url http://localhost:3000 --report junit > check.xml`;

/** Subcommands copy these settings only when they are made through their parent. */
const quiet = (command: Command): Command =>
  command.exitOverride().configureOutput({ writeErr: () => {} });

const programOf = (entry: Entry, axes: Axis[], signal: AbortSignal): Command => {
  const root = quiet(new Command(entry)).version(toolVersion(), '-V, --version');
  if (entry === 'create-vibe-backend') return withCreate(root, axes, signal);
  root.description('Create backends, let them grow, and prove them').action(() => {
    throw new CliError('USAGE_ERROR', 'Missing a command.', 'Try: vibe create my-backend');
  });
  withCreate(quiet(root.command('create')), axes, signal);
  withCheck(quiet(root.command('check')), axes, signal);
  withEvolving(root, axes, signal, (parent, name) => quiet(parent.command(name)));
  return root;
};

/** Help and version end commander with an error of exit code 0. */
const isDone = (thrown: unknown): boolean =>
  thrown instanceof Error && 'exitCode' in thrown && thrown.exitCode === 0;

export const execute = async (entry: Entry, argv: string[], signal: AbortSignal): Promise<void> => {
  const axes = loadParts(fileURLToPath(new URL('templates', packageRoot)));
  try {
    await programOf(entry, axes, signal).parseAsync(argv, { from: 'user' });
  } catch (thrown) {
    if (!isDone(thrown)) throw thrown;
  }
};
