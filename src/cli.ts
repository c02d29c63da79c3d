import { cancelled, errorDocument, toCliError } from './errors.js';
import { paintError } from './terminal.js';
import { toolVersion } from './version.js';

export type Entry = 'create-vibe-backend' | 'vibe';

/** Runs one command line and sets the exit code; the only place that prints errors. */
export const run = async (entry: Entry, argv: string[]): Promise<void> => {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => interrupt.abort(cancelled()));
  process.stdout.on('error', endWhenNobodyReads);
  process.stderr.on('error', () => {});
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V'))
      process.stdout.write(`${toolVersion()}\n`);
    else await (await import('./commands/program.js')).execute(entry, argv, interrupt.signal);
  } catch (thrown) {
    report(thrown, argv.includes('--json'));
  }
};

const report = (thrown: unknown, json: boolean): void => {
  const error = toCliError(thrown);
  process.exitCode = error.exitCode;
  if (json) {
    process.stdout.write(`${JSON.stringify(errorDocument(error), null, 2)}\n`);
    return;
  }
  const label = error.exitCode === 130 ? '' : `${paintError('red', 'Error:')} `;
  process.stderr.write(`${label}${error.message}\n`);
  if (error.hint) process.stderr.write(`${paintError('cyan', 'Hint:')} ${error.hint}\n`);
  if (error.code === 'INTERNAL_ERROR') process.stderr.write(`${error.stack}\n`);
};

/** `--dry-run | head` closes the pipe early; a closed terminal (EIO) must not stop the clean-up. */
const endWhenNobodyReads = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit();
  if (error.code !== 'EIO') throw error;
};
