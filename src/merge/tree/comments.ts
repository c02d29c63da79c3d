import { mergeComments } from '../comment-units.js';
import {
  beginsLine,
  codeEnd,
  leadStart,
  lineEnd,
  lineStart,
  separatorEnd,
  tailEnd,
} from './extent.js';
import type { Sources } from './merge.js';
import type { Edit, List, Node, Range, Source } from './node.js';

type Three<T> = [pristine: T, yours: T, render: T];

const three = <T, U>([p, y, r]: Three<T>, of: (one: T, source: Source) => U, sources: Sources) =>
  [of(p, sources.pristine), of(y, sources.yours), of(r, sources.render)] as Three<U>;

const said = ({ text, comments }: Source, { start, end }: Range): string =>
  comments
    .filter((comment) => comment.start >= start && comment.end <= end)
    .map((comment) => text.slice(comment.start, comment.end).replace(/\s+/g, ' '))
    .join('\n');

/** The lines above a piece of code that hold no code: those next to it, or all. */
const above = (source: Source, at: number, isWhole: boolean): Range | null => {
  const { text } = source;
  if (!beginsLine(text, at)) return null;
  const end = lineStart(text, at);
  if (!isWhole) return { start: lineStart(text, leadStart(source, at)), end };
  const before = codeEnd(source, at);
  const start = before === 0 ? 0 : lineEnd(text, tailEnd(source, before)) + 1;
  return { start: Math.min(start, end), end };
};

/** A comment with all of its lines, or a blank line; without indentation. */
interface Unit extends Range {
  text: string;
}

const unitsOf = ({ text, comments }: Source, { start, end }: Range): Unit[] => {
  const units: Unit[] = [];
  for (let at = start; at < end; ) {
    let to = lineEnd(text, at);
    for (const comment of comments)
      if (comment.start < to && to < comment.end) to = lineEnd(text, comment.end);
    const indent = /^[ \t]*/.exec(text.slice(at, to))?.[0] ?? '';
    const lines = text.slice(at, to).split('\n');
    const bare = lines.map((line) =>
      line.startsWith(indent) ? line.slice(indent.length) : line.trimStart(),
    );
    units.push({ start: at, end: Math.min(to + 1, end), text: bare.join('\n').trimEnd() });
    at = to + 1;
  }
  return units;
};

const commonStart = (one: string[], other: string[]): number => {
  const end = one.findIndex((text, at) => text !== other[at]);
  return end < 0 ? one.length : end;
};

const indentOf = ({ text }: Source, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? '';

/**
 * The comments above a piece of code as the render has them now, beside those of somebody; they may
 * stand `deeper` than the code.
 */
export const mergeAbove = (
  sources: Sources,
  places: Three<number>,
  isWhole: boolean,
  deeper = '',
): Edit[] => {
  const isFirst = three(places, (at, source) => codeEnd(source, at) === 0, sources);
  const isAll = isWhole && isFirst[0] === isFirst[2];
  const [p, y, r] = three(places, (at, source) => above(source, at, isAll), sources);
  if (!p || !y || !r) return [];
  if (said(sources.pristine, p) === said(sources.render, r)) return [];
  const { yours } = sources;
  const units = three<Range, Unit[]>([p, y, r], (range, source) => unitsOf(source, range), sources);
  const [before, own, after] = units.map((list) => list.map(({ text }) => text)) as Three<string[]>;
  const merged = mergeComments(before, own, after);
  const head = commonStart(own, merged);
  const tail = commonStart(own.slice(head).reverse(), merged.slice(head).reverse());
  const kept = new Map(units[1].map((unit) => [unit.text, unit]));
  const near = units[1].find(({ text }) => text !== '');
  const indent = near ? indentOf(yours, near.start) : indentOf(yours, places[1]) + deeper;
  const written = (text: string): string => {
    const unit = kept.get(text);
    if (unit) return yours.text.slice(unit.start, unit.end);
    return `${text.replace(/^(?=.)/gm, indent)}\n`;
  };
  const start = units[1][head]?.start ?? y.end;
  const end = units[1][own.length - tail]?.start ?? y.end;
  const text = merged
    .slice(head, merged.length - tail)
    .map(written)
    .join('');
  return start === end && text === '' ? [] : [{ start, end, text }];
};

/** The comments that follow code on its line; what somebody wrote there stays. */
export const mergeBehind = (sources: Sources, ends: Three<number>): Edit[] => {
  const [p, y, r] = three(
    ends,
    (start, source): Range => ({ start, end: tailEnd(source, start) }),
    sources,
  );
  const [before, own, after] = [
    said(sources.pristine, p),
    said(sources.yours, y),
    said(sources.render, r),
  ];
  if (before === after || own !== before) return [];
  const { text } = sources.yours;
  const isLast = text.slice(y.end, lineEnd(text, y.end)).trim() === '';
  if (/\/\/|#/.test(after) && !isLast) return [];
  return [{ ...y, text: sources.render.text.slice(r.start, r.end) }];
};

/** Where an element of a list ends, its comma included. */
export const endOf =
  ({ separator }: List) =>
  (node: Node, source: Source): number =>
    (separator === ',' ? separatorEnd(source, node.end, ',') : null) ?? node.end;

/** The comments that stand in the brackets of a list beside its elements. */
export const mergeInside = (
  sources: Sources,
  lists: Three<List>,
  { isSameEnd, indent }: { isSameEnd: boolean; indent: string },
): Edit[] => {
  const isOpened = three(
    lists,
    ({ start }, { text }) => /[([{<]/.test(text[start - 1] ?? ''),
    sources,
  );
  const isClosed = three(
    lists,
    ({ end }, { text }) => end === text.length || /[)\]}>]/.test(text[end] ?? ''),
    sources,
  );
  const starts = three(lists, ({ start }) => start, sources);
  const ends = three(lists, ({ end }) => end, sources);
  const inner = ends[1] === sources.yours.text.length ? '' : indent;
  return [
    ...(isOpened.every(Boolean) ? mergeBehind(sources, starts) : []),
    ...(isClosed.every(Boolean) && isSameEnd ? mergeAbove(sources, ends, true, inner) : []),
  ];
};
