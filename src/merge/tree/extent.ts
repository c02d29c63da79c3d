import type { Node, Range, Source } from './node.js';

/** Where the line of a position begins. */
export const lineStart = (text: string, at: number): number =>
  // A search from before the text would look at its first character.
  at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;

/** Where the line of a position ends, before its line end. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** The blanks that the line of a position begins with. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';

/** The number of a line, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The whole lines that a stretch lies on. */
export const linesAt = (text: string, { start, end }: Range): string[] =>
  text.slice(lineStart(text, start), lineEnd(text, end)).split('\n');

const isBlank = (text: string): boolean => text.trim() === '';

/** Whether only blanks stand before a position on its line. */
export const beginsLine = (text: string, at: number): boolean =>
  isBlank(text.slice(lineStart(text, at), at));

/** Where the comments begin that belong to a piece of code: those above without a blank line between. */
export const leadStart = ({ text, comments }: Source, start: number): number => {
  let at = start;
  for (const comment of comments.filter(({ end }) => end <= start).reverse()) {
    const between = text.slice(comment.end, at);
    const near = isBlank(between) && between.split('\n').length <= 2;
    if (!near || !beginsLine(text, comment.start)) return at;
    at = comment.start;
  }
  return at;
};

/** Where the code in front of a position ends: only blanks and comments are between. */
export const codeEnd = ({ text, comments }: Source, at: number): number => {
  let end = text.slice(0, at).trimEnd().length;
  for (const comment of comments.filter(({ start }) => start < at).reverse()) {
    if (end <= comment.start || end > comment.end) return end;
    end = text.slice(0, comment.start).trimEnd().length;
  }
  return end;
};

/** Where the separator behind a piece of code ends, or null where there is none. */
export const separatorEnd = (source: Source, end: number, separator: string): number | null => {
  const { text, comments } = source;
  for (let at = end; at < text.length; at += 1) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end - 1;
    else if (text[at] === separator) return at + 1;
    else if (!isBlank(text[at] ?? '')) return null;
  }
  return null;
};

/** Where the comments end that follow a position on its line. */
export const tailEnd = ({ text, comments }: Source, end: number): number => {
  let at = end;
  for (const comment of comments) {
    if (comment.start < end) continue;
    const between = text.slice(at, comment.start);
    if (!isBlank(between) || between.includes('\n')) return at;
    at = comment.end;
  }
  return at;
};

/** A piece of code with the comments that belong to it and the comma behind it. */
export const withComments = (source: Source, node: Node): Range => {
  const end = separatorEnd(source, node.end, ',') ?? node.end;
  return { start: leadStart(source, node.start), end: tailEnd(source, end) };
};

const commentsIn = (source: Source, node: Node): string[] => {
  const { start, end } = withComments(source, node);
  return source.comments
    .filter((comment) => comment.start >= start && comment.end <= end)
    .map((comment) => source.text.slice(comment.start, comment.end).replace(/\s+/g, ' '));
};

/** Whether a piece of code carries a comment that the pristine one does not: somebody's words. */
export const hasOwnComment = (yours: Source, node: Node, pristine: Source, old: Node): boolean => {
  const known = commentsIn(pristine, old);
  return commentsIn(yours, node).some((comment) => !known.includes(comment));
};

/** Whether two pieces of code carry the same comments. */
export const sameComments = (one: Source, node: Node, other: Source, twin: Node): boolean =>
  commentsIn(one, node).join('\n') === commentsIn(other, twin).join('\n');
