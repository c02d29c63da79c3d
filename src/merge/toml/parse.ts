import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { meaningOf } from '../tree/meaning.js';
import type { List, Node, Parsed, Separator } from '../tree/node.js';

const dotted = ({ keys }: AST.TOMLKey): string =>
  keys.map((key) => JSON.stringify(key.type === 'TOMLBare' ? key.name : key.value)).join('.');

const node = (
  kind: string,
  [start, end]: AST.Range,
  part: [role: string, Node | List] | null,
  more: Partial<Node>,
): Node => {
  const { frame = '' } = more;
  const parts = part ? [part] : [];
  const value = meaningOf(kind, frame, parts);
  const base = { frame, key: null, quoted: false, semicolon: false, value };
  return { kind, start, end, ...base, parts: new Map(parts), ...more };
};

const list = (start: number, end: number, items: Node[], separator: Separator): List => ({
  start,
  end,
  items,
  separator,
});

const requirement = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[=<>!~;@].*)?$/;

/** Packages are known by their name, as Python compares those. */
const packageName = (text: string): string | null => {
  const name = requirement.exec(text)?.[1];
  return name ? `name ${name.toLowerCase().replaceAll(/[-_.]+/g, '-')}` : null;
};

const literal = (value: AST.TOMLValue): Node => {
  if (value.kind !== 'string') {
    const meaning =
      value.kind.includes('date') || value.kind.includes('time') ? 'datetime' : value.kind;
    return node('Value', value.range, null, { value: `${meaning} ${value.value}` });
  }
  const more = { value: JSON.stringify(value.value), quoted: !value.multiline };
  return { ...node('Value', value.range, null, more), key: packageName(value.value) };
};

const content = (value: AST.TOMLContentNode): Node => {
  const [start, end] = value.range;
  if (value.type === 'TOMLValue') return literal(value);
  const isArray = value.type === 'TOMLArray';
  const items = isArray ? value.elements.map(content) : value.body.map(entry);
  const part = list(start + 1, end - 1, items, ',');
  const key = isArray ? null : nameOf(value.body);
  return node(value.type, value.range, ['items', part], { key });
};

const entry = ({ key, value, range }: AST.TOMLKeyValue): Node => {
  const frame = `name ${dotted(key)}`;
  // A text is known by its key, not by what it says.
  const inner = { ...content(value), key: null };
  return node('Entry', range, ['value', inner], { frame, key: frame });
};

/** Tables of a list are known by what they say of themselves. */
const nameOf = (body: AST.TOMLKeyValue[]): string | null => {
  const name = body.find(({ key }) => ['"name"', '"id"'].includes(dotted(key)))?.value;
  return name?.type === 'TOMLValue' ? `name ${name.value}` : null;
};

const table = (text: string, { kind, key, body, range }: AST.TOMLTable): Node => {
  const name = `${kind} ${dotted(key)}`;
  const start = text.indexOf(']', key.range[1]) + (kind === 'array' ? 2 : 1);
  const end = Math.max(start, range[1]);
  const own = kind === 'array' ? nameOf(body) : '';
  const entries = list(start, end, body.map(entry), '\n');
  const more = { frame: name, key: own === null ? null : `${name} ${own}`.trim() };
  return node('Table', [range[0], end], ['entries', entries], more);
};

/** Parses TOML. */
export const parse = (text: string): Parsed => {
  try {
    const { body, comments } = parseTOML(text);
    const items = body[0].body.map((one) =>
      one.type === 'TOMLTable' ? table(text, one) : entry(one),
    );
    const part = list(0, text.length, items, '\n');
    const root = node('Document', [0, text.length], ['statements', part], {});
    const ranges = comments.map(({ range: [start, end] }) => ({ start, end }));
    return { source: { text, root, comments: ranges }, fault: null };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { source: null, fault: `line ${error.lineNumber}: ${error.message}` };
  }
};
