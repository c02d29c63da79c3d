import { beginsLine, indentAt, separatorEnd } from './extent.js';
import { applyEdits, type Edit, listsIn, nodesIn, type Range, type Source } from './node.js';

/** How somebody writes code, where it means the same. */
export interface Style {
  quote: string;
  semicolons: boolean;
  trailingCommas: boolean;
  indent: string;
  /** How much deeper each block of the render is. */
  step: number;
}

/** What most say; the second where nobody says anything. */
const most = <T>(votes: T[], otherwise: T): T => {
  const counts = new Map<T, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise;
};

/** The style of a text, by what it does most; where it says nothing, that of the other. */
export const styleOf = (source: Source, otherwise: Style): Style => {
  const { text, root } = source;
  const quotes: string[] = [];
  const semicolons: boolean[] = [];
  const trailingCommas: boolean[] = [];
  const indents: string[] = [];
  for (const node of nodesIn(root)) {
    if (node.quoted) quotes.push(text[node.start] ?? '');
    if (node.semicolon) semicolons.push(text[node.end - 1] === ';');
  }
  for (const { items, separator, start, end } of listsIn(root)) {
    const last = items.at(-1);
    if (!last || !beginsLine(text, last.start) || start === 0) continue;
    const [outer, inner] = [indentAt(text, start), indentAt(text, last.start)];
    if (inner.startsWith(outer) && inner !== outer) indents.push(inner.slice(outer.length));
    if (separator === ',' && text.slice(last.end, end).includes('\n'))
      trailingCommas.push(separatorEnd(source, last.end, ',') !== null);
  }
  return {
    quote: most(quotes, otherwise.quote),
    semicolons: most(semicolons, otherwise.semicolons),
    trailingCommas: most(trailingCommas, otherwise.trailingCommas),
    indent: most(indents, otherwise.indent),
    step: otherwise.step,
  };
};

/** How the tool writes. */
export const renderStyle: Style = {
  quote: "'",
  semicolons: true,
  trailingCommas: true,
  indent: '  ',
  step: 2,
};

const within = (outer: Range, { start, end }: Range): boolean =>
  start >= outer.start && end <= outer.end;

const styleEdits = (source: Source, range: Range, style: Style): Edit[] => {
  const { text, root } = source;
  const edits: Edit[] = [];
  for (const node of nodesIn(root, range)) {
    if (!within(range, node)) continue;
    const content = text.slice(node.start + 1, node.end - 1);
    if (node.quoted && text[node.start] !== style.quote && !/['"\\]/.test(content))
      edits.push({ start: node.start, end: node.end, text: style.quote + content + style.quote });
    if (node.semicolon && !style.semicolons && text[node.end - 1] === ';')
      edits.push({ start: node.end - 1, end: node.end, text: '' });
  }
  if (style.trailingCommas) return edits;
  for (const { items, separator, start, end, lone } of listsIn(root, range)) {
    const last = items.at(-1);
    if (
      separator !== ',' ||
      (lone && items.length === 1) ||
      !last ||
      !within(range, { start, end })
    )
      continue;
    const comma = separatorEnd(source, last.end, ',');
    if (comma !== null) edits.push({ start: comma - 1, end: comma, text: '' });
  }
  return edits;
};

/** Lines that begin inside a literal are what they are. */
const indentEdits = (source: Source, range: Range, style: Style, indent: string): Edit[] => {
  const { text, root } = source;
  const literals = [...nodesIn(root, range)].filter(
    ({ start, end, parts }) => parts.size === 0 && text.slice(start, end).includes('\n'),
  );
  const base = indentAt(text, range.start).length;
  const edits: Edit[] = [];
  for (let at = text.indexOf('\n', range.start) + 1; at > 0 && at < range.end; ) {
    const blanks = /^ */.exec(text.slice(at))?.[0].length ?? 0;
    const depth = Math.max(0, blanks - base);
    const isInside = literals.some(({ start, end }) => start < at && at < end);
    if (!isInside && text[at + blanks] !== '\n') {
      const steps = Math.floor(depth / style.step);
      const rest = ' '.repeat(depth % style.step);
      edits.push({ start: at, end: at + blanks, text: indent + style.indent.repeat(steps) + rest });
    }
    at = text.indexOf('\n', at) + 1;
  }
  return edits;
};

/** A stretch of the render as the owner of the file would have written it, at their indentation. */
export const restyled = (source: Source, range: Range, style: Style, indent: string): string => {
  const edits = [...styleEdits(source, range, style), ...indentEdits(source, range, style, indent)];
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - range.start,
    end: edit.end - range.start,
  }));
  return applyEdits(source.text.slice(range.start, range.end), moved);
};
