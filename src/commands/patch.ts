import { structuredPatch } from 'diff';
import type { Outcome } from '../plan/compare.js';
import { paint } from '../terminal.js';

/** A file before and after; null where there is none. */
export interface FileDifference {
  from: string;
  to: string;
  before: string | null;
  after: string | null;
}

const quoted = (path: string): string => (/[\s"\\]/.test(path) ? JSON.stringify(path) : path);

const colours: Record<string, 'green' | 'red'> = { '+': 'green', '-': 'red' };

const painted = (line: string): string => {
  const colour = colours[line[0] ?? ''];
  return colour ? paint(colour, line) : line;
};

// A side without lines is named by the line before it.
const range = (start: number, lines: number): string => `${lines > 0 ? start : start - 1},${lines}`;

const hunksOf = (before: string, after: string): string =>
  structuredPatch('', '', before, after)
    .hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
      const head = `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
      return `${paint('cyan', head)}\n${lines.map((line) => `${painted(line)}\n`).join('')}`;
    })
    .join('');

const kindOf = ({ from, to, before, after }: FileDifference): string => {
  if (before === null) return 'new file mode 100644\n';
  if (after === null) return 'deleted file mode 100644\n';
  return from === to ? '' : `rename from ${quoted(from)}\nrename to ${quoted(to)}\n`;
};

/** One file as a patch that `git apply` takes; empty where nothing differs. */
export const patchOf = (difference: FileDifference): string => {
  const { from, to, before, after } = difference;
  if (before === after && from === to) return '';
  const [old, fresh] = [quoted(`a/${from}`), quoted(`b/${to}`)];
  const head = `diff --git ${old} ${fresh}\n${kindOf(difference)}`;
  const body = hunksOf(before ?? '', after ?? '');
  if (body === '') return head;
  return `${head}--- ${before === null ? '/dev/null' : old}\n+++ ${after === null ? '/dev/null' : fresh}\n${body}`;
};

/** What an outcome changes, or null where it changes nothing. */
export const differenceOf = (outcome: Outcome): FileDifference | null => {
  const { path } = outcome;
  switch (outcome.verb) {
    case 'create':
      return { from: path, to: path, before: null, after: outcome.content };
    case 'update':
      return { from: path, to: path, before: outcome.before, after: outcome.content };
    case 'move':
      return { from: outcome.from, to: path, before: outcome.before, after: outcome.content };
    case 'delete':
      return { from: path, to: path, before: outcome.before, after: null };
    default:
      return null;
  }
};
