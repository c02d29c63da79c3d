import type { Node } from '../tree/node.js';
import { primary } from './atoms.js';
import { type Cursor, inOrder, type Parts } from './cursor.js';
import { parameters } from './parameters.js';

const strength: Record<string, number> = {
  ...{ '|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5 },
  ...{ '*': 6, '/': 6, '//': 6, '%': 6, '@': 6 },
};
const comparisons = ['<', '>', '==', '>=', '<=', '!=', 'in', 'not', 'is'];

const power = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const isAwaited = cursor.accept('await') !== null;
  const inner = primary(cursor);
  const base = isAwaited ? cursor.node('AwaitExpression', start, [['expression', inner]]) : inner;
  if (!cursor.accept('**')) return base;
  return cursor.node('Binary', start, inOrder([base, factor(cursor)]), { frame: '**' });
};

const factor = (cursor: Cursor): Node => {
  const { start, text } = cursor.next;
  if (!cursor.accept('+', '-', '~')) return power(cursor);
  return cursor.node('Unary', start, inOrder([factor(cursor)]), { frame: text });
};

/** Operands with operators of at least a strength between them. */
const binary = (cursor: Cursor, least: number): Node => {
  const start = cursor.next.start;
  let left = factor(cursor);
  for (;;) {
    const { kind, text } = cursor.next;
    const bond = kind === 'sign' ? (strength[text] ?? 0) : 0;
    if (bond < least || bond === 0) return left;
    cursor.take();
    const right = binary(cursor, bond + 1);
    const cases = left.kind === 'Union' && left.end === left.parts.get('cases')?.end;
    if (text === '|') {
      const list = cases ? left.parts.get('cases') : undefined;
      const items = list && 'items' in list ? [...list.items, right] : [left, right];
      left = cursor.node('Union', start, [['cases', cursor.list(items, '|')]]);
    } else left = cursor.node('Binary', start, inOrder([left, right]), { frame: text });
  }
};

/** An operand of comparisons: what can be assigned to is one. */
export const operand = (cursor: Cursor): Node => binary(cursor, 1);

const comparison = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const operands = [operand(cursor)];
  const signs: string[] = [];
  while (cursor.is(...comparisons)) {
    const first = cursor.take().text;
    if (first === 'not') cursor.expect('in');
    const isNot = first === 'not' || (first === 'is' && cursor.accept('not') !== null);
    signs.push(isNot ? `not ${first}` : first);
    operands.push(operand(cursor));
  }
  if (signs.length === 0) return operands[0] as Node;
  return cursor.node('Comparison', start, inOrder(operands), { frame: signs.join(' ') });
};

const inversion = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (!cursor.accept('not')) return comparison(cursor);
  return cursor.node('Unary', start, inOrder([inversion(cursor)]), { frame: 'not' });
};

const joined = (word: string, read: (cursor: Cursor) => Node) => (cursor: Cursor) => {
  const start = cursor.next.start;
  const operands = [read(cursor)];
  while (cursor.accept(word)) operands.push(read(cursor));
  if (operands.length === 1) return operands[0] as Node;
  return cursor.node('Boolean', start, inOrder(operands), { frame: word });
};

/** What can stand before `if … else`. */
export const disjunction = joined('or', joined('and', inversion));

/** An expression without a walrus or a star. */
export const expression = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (cursor.accept('lambda')) {
    const list = parameters(cursor, ':');
    return cursor.node('Lambda', start, [
      ['parameters', list],
      ['body', expression(cursor)],
    ]);
  }
  const value = disjunction(cursor);
  if (!cursor.accept('if')) return value;
  const test = disjunction(cursor);
  cursor.expect('else');
  return cursor.node('Conditional', start, inOrder([value, test, expression(cursor)]));
};

/** An expression that may name its value. */
export const named = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const value = expression(cursor);
  if (value.kind !== 'Identifier' || !cursor.accept(':=')) return value;
  return cursor.node('Named', start, inOrder([value, expression(cursor)]));
};

/** An expression with a star before it, or without. */
export const starred = (cursor: Cursor, plain: (cursor: Cursor) => Node): Node => {
  const start = cursor.next.start;
  if (!cursor.accept('*')) return plain(cursor);
  const inner = operand(cursor);
  return cursor.node('Starred', start, [['expression', inner]], { key: `*${inner.value}` });
};

const isOver = (cursor: Cursor): boolean =>
  cursor.isKind('newline') ||
  cursor.isKind('end') ||
  cursor.is('=', ':', ')', ']', '}', ';', 'in') ||
  (cursor.isKind('sign') && /^[^=!<>]+=$/.test(cursor.next.text) && cursor.next.text !== ':=');

/** Expressions with commas between and no brackets around: a tuple where there is a comma. */
export const expressions = (cursor: Cursor, read: (cursor: Cursor) => Node): Node => {
  const start = cursor.next.start;
  const items = [starred(cursor, read)];
  if (!cursor.is(',')) return items[0] as Node;
  while (cursor.accept(',')) {
    if (isOver(cursor)) break;
    items.push(starred(cursor, read));
  }
  const list = { ...cursor.list(items, ','), end: cursor.end, lone: true };
  return cursor.node('Tuple', start, [['elements', list]]);
};

/** `yield` with what it gives, or expressions. */
export const yielded = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  if (!cursor.accept('yield')) return expressions(cursor, expression);
  const frame = cursor.accept('from') ? 'from' : '';
  const parts: Parts =
    frame === '' && isOver(cursor) ? [] : [['expression', expressions(cursor, expression)]];
  return cursor.node('Yield', start, parts, { frame });
};
