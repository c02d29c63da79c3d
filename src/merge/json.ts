import {
  type Node as JsonNode,
  type ParseError,
  parseTree,
  printParseErrorCode,
  visit,
} from 'jsonc-parser';
import { documentStrategy } from './document.js';
import type { List, Node, Parsed, Range } from './tree/node.js';
import { renderStyle } from './tree/style.js';

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

const parse = (text: string): Parsed => {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, options);
  const [error] = errors;
  if (error || !tree) {
    const line = text.slice(0, error?.offset ?? 0).split('\n').length;
    const what = error ? printParseErrorCode(error.error) : 'nothing is there';
    return { source: null, fault: `line ${line}: ${what}` };
  }
  const comments: Range[] = [];
  visit(text, { onComment: (start, length) => comments.push({ start, end: start + length }) });
  return { source: { text, root: convert(tree), comments }, fault: null };
};

/** JSON, with comments or without. */
export const mergeJson = documentStrategy(parse, {
  ...renderStyle,
  quote: '"',
  trailingCommas: false,
});
