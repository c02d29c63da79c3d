import { changesOf } from './regions.js';

/** A text as merging wants it, and the way back to how its owner writes it. */
export interface Normal {
  text: string;
  restore(result: string): string;
}

const mark = '\uFEFF';

interface Line {
  text: string;
  end: '\r\n' | '\n';
}

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line.endsWith('\r') ? { text: line.slice(0, -1), end: '\r\n' } : { text: line, end: '\n' },
    );

/** Lines that stay keep their own end; a new one ends like the line before it. */
const withEnds = (result: string, lines: Line[]): string => {
  const before = lines.map((line) => line.text);
  const after = splitLines(result);
  const ends: Line['end'][] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of changesOf(before, after)) {
    ends.push(...lines.slice(at, from).map(({ end }) => end));
    const end = lines[Math.max(0, from - 1)]?.end ?? '\n';
    ends.push(
      ...after
        .slice(otherFrom, otherTo)
        .map((_, index) => lines[from + index < to ? from + index : -1]?.end ?? end),
    );
    at = to;
  }
  ends.push(...lines.slice(at).map(({ end }) => end));
  return after.map((line, index) => line + (ends[index] ?? '\n')).join('');
};

/** Takes off line ends, byte-order mark and a missing last newline, and puts them back on a result. */
export const normalise = (raw: string): Normal => {
  const bom = raw.startsWith(mark) ? mark : '';
  const body = raw.slice(bom.length);
  const open = body !== '' && !body.endsWith('\n');
  const lines = linesOf(open ? `${body}\n` : body);
  const ends = new Set((open ? lines.slice(0, -1) : lines).map(({ end }) => end));
  // The last line of a file without a last newline says nothing about how lines end.
  if (open && lines.length > 1) (lines.at(-1) as Line).end = (lines.at(-2) as Line).end;
  const ended = (result: string): string => {
    if (!ends.has('\r\n')) return result;
    return ends.size === 1 ? result.replaceAll('\n', '\r\n') : withEnds(result, lines);
  };
  return {
    text: lines.map(({ text }) => `${text}\n`).join(''),
    restore: (result) => bom + (open ? ended(result).replace(/\r?\n$/, '') : ended(result)),
  };
};

/** The lines of a normal text. */
export const splitLines = (text: string): string[] => text.split('\n').slice(0, -1);

/** The normal text of lines. */
export const joinLines = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');
