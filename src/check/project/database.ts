import { createInterface } from 'node:readline';
import { CliError } from '../../errors.js';
import { type Place, start } from './processes.js';

type Row = Record<string, unknown>;

/** A database of the run's own, which goes away with it. */
export interface Database {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  query(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

interface Reply {
  url?: string;
  rows?: Row[];
  error?: string;
}

/**
 * Starts the project's own program for a database: it reads one JSON command a line, answers each
 * with one line, and stops the database and itself when its input ends.
 */
export const startDatabase = async (command: string[], place: Place): Promise<Database> => {
  const program = start(command, place);
  const waiting: ((reply: Reply) => void)[] = [];
  const lines = program.child.stdout && createInterface({ input: program.child.stdout });
  lines?.on('line', (line) => {
    if (line.startsWith('{')) waiting.shift()?.(JSON.parse(line) as Reply);
  });
  void program.ended.then(() => {
    for (const reply of waiting.splice(0)) reply({ error: program.output().trim() });
  });
  const ask = async (request: object): Promise<Reply> => {
    const reply = await new Promise<Reply>((resolve) => {
      if (!program.alive()) resolve({ error: program.output().trim() });
      waiting.push(resolve);
      program.child.stdin?.write(`${JSON.stringify(request)}\n`);
    });
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  };
  const close = async (): Promise<void> => {
    program.child.stdin?.end();
    const late = setTimeout(() => program.stop('SIGKILL'), 10_000);
    await program.ended;
    clearTimeout(late);
  };
  const { url = '' } = await ask({ do: 'start' }).catch(async (error: Error) => {
    await close();
    throw new CliError(
      'NO_DATABASE',
      `The project's embedded database does not start:\n${lastLines(error.message)}`,
      'Check a running server instead: vibe check --url http://localhost:3000',
    );
  });
  return {
    url,
    start: async () => void (await ask({ do: 'start' })),
    stop: async () => void (await ask({ do: 'stop' })),
    query: async (sql) => (await ask({ do: 'query', sql })).rows ?? [],
    close,
  };
};

/** The end of what a program said. */
export const lastLines = (output: string, count = 15): string =>
  output
    .trim()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${line}`)
    .join('\n');
