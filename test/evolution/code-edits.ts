import { below, type Dice, pick } from './dice.js';
import { beside } from './marks.js';
import type { Place } from './places.js';
import { python } from './python-code.js';
import { typeScript } from './typescript-code.js';
import type { Writing } from './writing.js';

/** Makes another text of a file's, with the mark in every new line; null where it has no place. */
export type Edit = (dice: Dice, text: string, mark: string) => string | null;

const put = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at);

/** A line that makes sense in a place. */
const lineFor = (
  { calls, called, comment, lines }: Writing,
  dice: Dice,
  { kind, near }: Place,
  mark: string,
): string => {
  const call = calls.exec(near)?.[0];
  if (call && dice() < 0.6) return called(call, mark);
  return dice() < 0.3 ? `${comment} ${mark}` : pick(dice, lines(mark)[kind]);
};

const insertLine =
  (writing: Writing): Edit =>
  (dice, text, mark) => {
    const found = writing.places(text);
    if (!found || found.places.length === 0) return null;
    const kinds = [...new Set(found.places.map(({ kind }) => kind))];
    const kind = pick(dice, kinds);
    const place = pick(
      dice,
      found.places.filter((one) => one.kind === kind),
    );
    const [before, after] = [dice() < 0.15 ? '\n' : '', dice() < 0.15 ? '\n' : ''];
    const line = lineFor(writing, dice, place, mark);
    return put(text, place.at, `${before}${place.indent}${line}\n${after}`);
  };

const appendLine =
  ({ places, appended }: Writing): Edit =>
  (_, text, mark) =>
    places(text) && `${text.endsWith('\n') ? text : `${text}\n`}\n${appended(mark)}\n`;

const commentBehind =
  ({ places, comment }: Writing): Edit =>
  (dice, text, mark) => {
    const ends = places(text)?.ends ?? [];
    const words = ` ${comment} ${beside(mark)}`;
    return ends.length === 0 ? null : put(text, pick(dice, ends), words);
  };

const changeLiteral =
  ({ places, touched }: Writing): Edit =>
  (dice, text, mark) => {
    const literals = places(text)?.literals ?? [];
    if (literals.length === 0) return null;
    const { start, end, isText } = pick(dice, literals);
    if (!isText) return put(text, end, touched(mark));
    const before = text.slice(0, start);
    if (before.split('\n').at(-1)?.includes('import')) return null;
    return put(text, end - 1, ` ${beside(mark)}`);
  };

const deletePiece =
  ({ places }: Writing): Edit =>
  (dice, text) => {
    const pieces = places(text)?.pieces ?? [];
    if (pieces.length === 0) return null;
    const { start, end } = pick(dice, pieces);
    return text.slice(0, start) + text.slice(end);
  };

const deleteLine: Edit = (dice, text) => {
  const lines = text.split('\n');
  lines.splice(below(dice, lines.length), 1);
  return lines.join('\n');
};

const languages: [pattern: RegExp, Writing][] = [
  [/\.[cm]?[jt]s$/, typeScript],
  [/\.py$/, python],
];

/** What people do to code; nothing where a file is none. */
export const codeEdits = (path: string): [weight: number, Edit][] =>
  languages
    .filter(([pattern]) => pattern.test(path))
    .flatMap(([, writing]) => [
      [12, insertLine(writing)],
      [2, appendLine(writing)],
      [3, commentBehind(writing)],
      [2, changeLiteral(writing)],
      [1, deletePiece(writing)],
      [1, deleteLine],
      [2, (dice, text) => writing.reformat(dice, text)],
    ]);
