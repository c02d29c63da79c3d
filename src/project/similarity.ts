import { basename } from 'node:path';

/** A file that may be another one which was moved and edited. */
export interface Candidate {
  path: string;
  text: string;
}

/** The least likeness that means something. */
export const enough = 0.6;
/** Below this many lines that say something, likeness says nothing. */
const fewest = 4;

/** Line ends and a byte-order mark say nothing about where a text came from. */
export const plain = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();

/** Lines without a letter or digit are the same everywhere. */
const linesOf = (text: string): string[] =>
  plain(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));

/** A text in the way that texts are compared. */
export interface Profile {
  path: string;
  plain: string;
  /** How often each line is there that says something. */
  lines: Map<string, number>;
  count: number;
}

/** Prepares a text for many comparisons. */
export const profileOf = ({ path, text }: Candidate): Profile => {
  const lines = new Map<string, number>();
  const all = linesOf(text);
  for (const line of all) lines.set(line, (lines.get(line) ?? 0) + 1);
  return { path, plain: plain(text), lines, count: all.length };
};

/** The share of equal lines, from 0 to 1; 0 where it is too small to mean anything. */
export const likeness = (one: Profile, other: Profile): number => {
  const [fewer, more] = [Math.min(one.count, other.count), Math.max(one.count, other.count)];
  if (fewer < enough * more || more === 0) return 0;
  if (one.plain === other.plain)
    return fewer >= fewest || basename(one.path) === basename(other.path) ? 1 : 0;
  if (fewer < fewest) return 0;
  let equal = 0;
  for (const [line, count] of one.lines) equal += Math.min(count, other.lines.get(line) ?? 0);
  return equal / more;
};
