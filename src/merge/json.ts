import {
  type Node as JsonNode,
  type ParseError,
  parseTree,
  printParseErrorCode,
  visit,
} from 'jsonc-parser';
import { linesToPaste } from './refused.js';
import { duplicateIn } from './tree/duplicates.js';
import { PlaceNotFound } from './tree/list-change.js';
import { mergeTrees } from './tree/merge.js';
import { applyEdits, type List, type Node, type Range, type Source } from './tree/node.js';
import { renderStyle, styleOf } from './tree/style.js';
import type { Attempt, Strategy } from './types.js';

const options = { allowTrailingComma: true };

/** Objects of a list are known by what they say of themselves. */
const keyOf = (node: JsonNode): string | null => {
  const named = (name: string) =>
    node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1]?.value;
  const name = node.type === 'object' ? (named('id') ?? named('name')) : undefined;
  return typeof name === 'string' ? `name ${name}` : null;
};

const convert = (node: JsonNode): Node => {
  const { offset: start, length, children = [], type } = node;
  const end = start + length;
  const base = { kind: type, start, end, frame: '', quoted: false, semicolon: false };
  if (type === 'object' || type === 'array') {
    const items = children.map(convert);
    const list: List = { start: start + 1, end: end - 1, items, separator: ',' };
    const value = `${type}{${items.map((item) => item.value).join()}}`;
    return { ...base, key: keyOf(node), value, parts: new Map([['items', list]]) };
  }
  const [name, content] = children;
  if (type === 'property' && name && content) {
    const inner = convert(content);
    const key = `name ${name.value}`;
    // By another name it is another property, whatever it holds.
    const named = { ...base, frame: key, key, value: `${key}:${inner.value}` };
    return { ...named, parts: new Map([['value', inner]]) };
  }
  return { ...base, key: null, value: JSON.stringify(node.value), parts: new Map() };
};

const sourceOf = (text: string): Source | string => {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, options);
  const [error] = errors;
  if (error || !tree) {
    const line = text.slice(0, error?.offset ?? 0).split('\n').length;
    return `line ${line}: ${error ? printParseErrorCode(error.error) : 'nothing is there'}`;
  }
  const comments: Range[] = [];
  visit(text, { onComment: (start, length) => comments.push({ start, end: start + length }) });
  return { text, root: convert(tree), comments };
};

/** JSON, with comments or without: key by key, into the text as it is. */
export const mergeJson: Strategy = (versions, side): Attempt => {
  const refused = (reason: string) => ({
    reason: `It cannot be merged: ${reason}.`,
    lines: linesToPaste(versions),
  });
  const [pristine, yours, render] = [versions.pristine, versions.yours, versions.render].map(
    sourceOf,
  );
  if (!pristine || !render || !yours || typeof pristine === 'string' || typeof render === 'string')
    return refused('the render does not parse');
  if (typeof yours === 'string') return refused(`the file does not parse, ${yours}`);
  const style = styleOf(yours, { ...renderStyle, quote: '"', trailingCommas: false });
  try {
    const { edits, hunks } = mergeTrees({ pristine, yours, render }, side, style);
    const text = applyEdits(yours.text, edits);
    const merged = sourceOf(text);
    if (typeof merged === 'string') return refused(`the merged text does not parse, ${merged}`);
    const twice = duplicateIn(merged.root, [yours.root, render.root]);
    return twice ? refused(`it would be there twice: ${twice}`) : { text, hunks };
  } catch (error) {
    if (error instanceof PlaceNotFound) return refused('the place for new lines is not there');
    throw error;
  }
};
