import type { List, Node } from '../tree/node.js';
import { type Cursor, inOrder, type Parts } from './cursor.js';
import { definition } from './definitions.js';
import { expression, expressions, named, operand } from './expressions.js';
import { pattern } from './patterns.js';
import { suite } from './statements.js';
import { checkTarget } from './targets.js';

type Read = (cursor: Cursor, start: number, frame: string) => Node;

/** A clause of a statement: its keyword, what it asks for, and its lines. */
const clause = (cursor: Cursor, word: string, read: ((cursor: Cursor) => Parts) | null): Node => {
  const start = cursor.next.start;
  cursor.expect(word);
  const parts = read ? read(cursor) : [];
  const known = word === 'elif' ? null : [word, ...parts.map(([, part]) => (part as Node)?.value)];
  return cursor.node('Clause', start, [...parts, ['statements', suite(cursor)]], {
    frame: word,
    key: word === 'if' || word === 'while' ? word : (known?.join(' ') ?? null),
  });
};

const test = (cursor: Cursor): Parts => [['test', named(cursor)]];

const ending = (items: Node[], cursor: Cursor): [string, List] => [
  'clauses',
  cursor.list(items, '\n'),
];

/** Blocks that everybody has once are known by what they ask for. */
const blockName = (first: Node): string | null => {
  const asked = (first.parts.get('test') as Node).value;
  return /(^|\.)TYPE_CHECKING$|__name__/.test(asked) ? `if ${asked}` : null;
};

const otherwise = (cursor: Cursor): Node[] =>
  cursor.is('else') ? [clause(cursor, 'else', null)] : [];

const ifStatement: Read = (cursor, start) => {
  const first = clause(cursor, 'if', test);
  const all = [first];
  while (cursor.is('elif')) all.push(clause(cursor, 'elif', test));
  all.push(...otherwise(cursor));
  return cursor.node('If', start, [ending(all, cursor)], { key: blockName(first) });
};

const whileStatement: Read = (cursor, start) => {
  const all = [clause(cursor, 'while', test), ...otherwise(cursor)];
  return cursor.node('While', start, [ending(all, cursor)]);
};

const forStatement: Read = (cursor, start, frame) => {
  const loop = clause(cursor, 'for', (one) => {
    const target = checkTarget(one, expressions(one, operand));
    one.expect('in');
    return [
      ['target', target],
      ['iterable', expressions(one, expression)],
    ];
  });
  const first = { ...loop, key: 'for' };
  return cursor.node('For', start, [ending([first, ...otherwise(cursor)], cursor)], { frame });
};

const caught = (cursor: Cursor): Parts => {
  const start = cursor.next.start;
  const star = cursor.accept('*');
  if (cursor.is(':')) return [];
  const type = expressions(cursor, expression);
  const alias = cursor.accept('as') ? cursor.name() : null;
  const frame = star ? '*' : '';
  return [['caught', cursor.node('Caught', start, inOrder([type, alias]), { frame })]];
};

const tryStatement: Read = (cursor, start) => {
  const all = [clause(cursor, 'try', null)];
  while (cursor.is('except')) all.push(clause(cursor, 'except', caught));
  if (all.length > 1) all.push(...otherwise(cursor));
  if (cursor.is('finally')) all.push(clause(cursor, 'finally', null));
  if (all.length === 1) cursor.fail('except is missing');
  return cursor.node('Try', start, [ending(all, cursor)]);
};

const withItem = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const value = expression(cursor);
  const target = cursor.accept('as') ? checkTarget(cursor, operand(cursor)) : null;
  return cursor.node('WithItem', start, inOrder([value, target]));
};

const withItems = (cursor: Cursor): List => {
  const bracketed = cursor.attempt(() => {
    cursor.expect('(');
    const list = cursor.listTo(')', () => withItem(cursor));
    return cursor.is(':') && list.items.length > 0 ? list : cursor.fail('a colon is missing');
  });
  if (bracketed) return bracketed;
  const items = [withItem(cursor)];
  while (cursor.accept(',')) items.push(withItem(cursor));
  return cursor.list(items, ',');
};

const withStatement: Read = (cursor, start, frame) => {
  cursor.expect('with');
  const parts: Parts = [
    ['items', withItems(cursor)],
    ['statements', suite(cursor)],
  ];
  return cursor.node('With', start, parts, { frame });
};

const choice = (cursor: Cursor): Parts => {
  const asked = pattern(cursor);
  return [
    ['pattern', asked],
    ['guard', cursor.accept('if') ? named(cursor) : null],
  ];
};

const matchStatement: Read = (cursor, start) => {
  const subject = cursor.attempt(() => {
    cursor.expect('match');
    const asked = expressions(cursor, named);
    cursor.expect(':');
    cursor.expectKind('newline', 'a line end');
    cursor.expectKind('indent', 'a block');
    return cursor.is('case') ? asked : cursor.fail('case is missing');
  });
  if (!subject) return cursor.fail('this is no match');
  const all: Node[] = [];
  while (cursor.is('case')) all.push(clause(cursor, 'case', choice));
  cursor.expectKind('dedent', 'the end of the block');
  const end = all.at(-1)?.end ?? start;
  return { ...cursor.node('Match', start, [['subject', subject], ending(all, cursor)]), end };
};

const table: Record<string, Read> = {
  if: ifStatement,
  while: whileStatement,
  for: forStatement,
  try: tryStatement,
  with: withStatement,
  def: definition,
  class: definition,
  '@': definition,
};

/** A statement with a block; null where none begins. */
export const compoundStatement = (cursor: Cursor): Node | null => {
  const { start, text, kind } = cursor.next;
  if (cursor.is('match')) return cursor.attempt(() => matchStatement(cursor, start, ''));
  if (cursor.is('async') && cursor.after.text !== 'def') {
    cursor.take();
    if (!cursor.is('for', 'with')) cursor.fail('this cannot be async');
    return (table[cursor.next.text] as Read)(cursor, start, 'async');
  }
  if (cursor.is('async')) return definition(cursor);
  const read = kind !== 'string' && Object.hasOwn(table, text) ? table[text] : undefined;
  return read?.(cursor, start, '') ?? null;
};
