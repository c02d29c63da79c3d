import { relative } from 'node:path';
import type { Outcome } from '../plan/compare.js';
import { paint } from '../terminal.js';
import { shellQuoted } from './command-line.js';

/** What a finished change has to tell. */
export interface Evolved {
  folder: string;
  outcomes: Outcome[];
  /** The paths of new migrations. */
  migrations: string[];
  notices: string[];
  message: string;
  /** The commands that come next. */
  next: string[];
}

type Verb = Outcome['verb'];

const colours = {
  create: 'green',
  update: 'yellow',
  move: 'yellow',
  delete: 'red',
  identical: 'dim',
  skip: 'cyan',
  conflict: 'red',
} as const satisfies Record<Verb, string>;

const reasons = {
  deleted: 'you deleted it; --restore makes it again',
  edited: 'you edited it, so it stays; delete it when you are done with it',
  'in-the-way': 'your own file stays',
};

const noteOf = (outcome: Outcome): string => {
  if (outcome.verb === 'skip') return `  ${paint('dim', `(${reasons[outcome.reason]})`)}`;
  if (outcome.verb === 'move') return `  ${paint('dim', `(from ${outcome.from})`)}`;
  return '';
};

const width = Math.max(...Object.keys(colours).map((verb) => verb.length));

const line = (outcome: Outcome): string =>
  `  ${paint(colours[outcome.verb], outcome.verb.padStart(width))}  ${outcome.path}${noteOf(outcome)}`;

/** Whether a file is another afterwards. */
export const isChange = ({ verb }: Outcome): boolean => verb !== 'identical' && verb !== 'skip';

/** One line a file, in the verbs that generators share; what stays the same is left out. */
export const outcomeLines = (outcomes: Outcome[]): string =>
  outcomes
    .filter(({ verb }) => verb !== 'identical')
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((outcome) => `${line(outcome)}\n`)
    .join('');

const hunkText = (outcome: Extract<Outcome, { verb: 'conflict' }>): string => {
  const rows = (mark: string, colour: 'red' | 'green' | 'dim', lines: string[]): string =>
    lines.map((text) => `    ${paint(colour, `${mark} ${text}`)}\n`).join('');
  const hunks = outcome.hunks.map(
    ({ line: at, pristine, yours, render }) =>
      `  ${outcome.path}:${at}\n${rows(' was ', 'dim', pristine)}${rows('yours', 'red', yours)}${rows('tool ', 'green', render)}`,
  );
  const paste = outcome.lines.length > 0 ? rows('paste', 'green', outcome.lines) : '';
  return `${paint('bold', outcome.path)}: ${outcome.reason}\n${hunks.join('')}${paste}`;
};

/** The conflicts of a change, with the lines of both sides. */
export const conflictText = (outcomes: Outcome[]): string =>
  outcomes
    .flatMap((outcome) => (outcome.verb === 'conflict' ? [hunkText(outcome)] : []))
    .join('\n');

/** An outcome as data: without the texts of files, which --diff shows. */
export const outcomeData = (outcome: Outcome): Record<string, unknown> => {
  const { path, verb } = outcome;
  if (verb === 'conflict') {
    const { reason, hunks, lines } = outcome;
    return { path, verb, reason, hunks, lines };
  }
  if (verb === 'skip') return { path, verb, reason: outcome.reason };
  return verb === 'move' ? { path, verb, from: outcome.from } : { path, verb };
};

/** What a change says at its end. */
export const evolvedReport = (made: Evolved): string => {
  const { outcomes, notices, next, folder } = made;
  if (!outcomes.some(isChange))
    return `${outcomeLines(outcomes)}${paint('green', '✔')} Nothing to do: the project is what vibe.json says.\n`;
  const from = relative(process.cwd(), folder);
  return [
    outcomeLines(outcomes),
    `\n${paint('green', '✔')} ${made.message}\n`,
    ...notices.map((notice) => `${paint('yellow', '!')} ${notice}\n`),
    ...(next.length > 0 ? ['\nNext:\n'] : []),
    ...(next.length > 0 && from !== '' ? [`  ${paint('cyan', `cd ${shellQuoted(from)}`)}\n`] : []),
    ...next.map((command) => `  ${paint('cyan', command)}\n`),
  ].join('');
};
