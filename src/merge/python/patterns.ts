import type { Node } from '../tree/node.js';
import { primary } from './atoms.js';
import { type Cursor, inOrder, type Parts } from './cursor.js';
import { operand } from './expressions.js';

/** A number, a text or a name with dots; what is called with patterns comes after it. */
const value = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (cursor.isKind('string') || cursor.is('True', 'False', 'None')) return primary(cursor);
  if (cursor.isKind('number') || cursor.is('-')) return operand(cursor);
  let node = cursor.name();
  while (cursor.accept('.')) {
    const parts: Parts = [
      ['expression', node],
      ['name', cursor.name()],
    ];
    node = cursor.node('Attribute', start, parts);
  }
  if (!cursor.accept('(')) return node;
  const list = cursor.listTo(')', (index) => {
    const from = cursor.next.start;
    const isNamed = cursor.isName && cursor.after.text === '=';
    if (!isNamed) return { ...asPattern(cursor), key: `#${index}` };
    const name = cursor.name();
    cursor.expect('=');
    const keyword: Parts = [
      ['name', name],
      ['value', asPattern(cursor)],
    ];
    return cursor.node('Keyword', from, keyword, { key: `name ${name.value}` });
  });
  const parts: Parts = [
    ['expression', node],
    ['arguments', list],
  ];
  return cursor.node('ClassPattern', start, parts);
};

const entry = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (cursor.accept('**')) return cursor.node('Spread', start, [['expression', cursor.name()]]);
  const name = value(cursor);
  cursor.expect(':');
  const parts: Parts = [
    ['name', name],
    ['value', asPattern(cursor)],
  ];
  return cursor.node('Entry', start, parts, { key: `name ${name.value}` });
};

const starPattern = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (!cursor.accept('*')) return asPattern(cursor);
  return cursor.node('Starred', start, [['expression', cursor.name()]]);
};

const closed = (cursor: Cursor): Node => {
  const { start } = cursor.next;
  if (cursor.accept('{'))
    return cursor.node('Dictionary', start, [['entries', cursor.listTo('}', () => entry(cursor))]]);
  if (cursor.accept('['))
    return cursor.node('Array', start, [
      ['elements', cursor.listTo(']', () => starPattern(cursor))],
    ]);
  if (!cursor.accept('(')) return value(cursor);
  const list = cursor.listTo(')', () => starPattern(cursor));
  const [only] = list.items;
  const isTuple = list.items.length !== 1 || only?.kind === 'Starred' || only?.end !== list.end;
  if (!isTuple && only) return { ...only, start, end: cursor.end };
  return cursor.node('Tuple', start, [['elements', { ...list, lone: true }]]);
};

const asPattern = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const cases = [closed(cursor)];
  while (cursor.accept('|')) cases.push(closed(cursor));
  const node =
    cases.length === 1
      ? (cases[0] as Node)
      : cursor.node('Union', start, [['cases', cursor.list(cases, '|')]]);
  if (!cursor.accept('as')) return node;
  return cursor.node('As', start, inOrder([node, cursor.name()]));
};

/** What follows `case`. */
export const pattern = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const items = [starPattern(cursor)];
  if (!cursor.is(',')) {
    if (items[0]?.kind === 'Starred') cursor.fail('a star is misplaced');
    return items[0] as Node;
  }
  while (cursor.accept(',')) if (!cursor.is(':', 'if')) items.push(starPattern(cursor));
  const list = { ...cursor.list(items, ','), end: cursor.end, lone: true };
  return cursor.node('Tuple', start, [['elements', list]]);
};
