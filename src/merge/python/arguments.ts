import type { List, Node } from '../tree/node.js';
import { callName } from './call-name.js';
import { generators } from './comprehensions.js';
import { type Cursor, inOrder, placed } from './cursor.js';
import { expression, named } from './expressions.js';

/** What a call makes is known by the name that it gets, else by what it is made of. */
const madeName = (call: Node): string | null => {
  const list = call.parts.get('arguments') as List;
  const name = list.items.find(({ key }) => key === 'name name')?.value;
  return name ? `call ${(call.parts.get('expression') as Node).value} ${name}` : callName(call);
};

const argument = (cursor: Cursor, index: number): Node => {
  const start = cursor.next.start;
  const stars = cursor.accept('*', '**')?.text;
  if (stars) {
    const inner = expression(cursor);
    const kind = stars === '*' ? 'Starred' : 'Spread';
    const key = `${stars}${inner.value}`;
    return cursor.node(kind, start, [['expression', inner]], { key });
  }
  if (cursor.isName && cursor.after.text === '=' && cursor.after.kind === 'sign') {
    const name = cursor.name();
    cursor.expect('=');
    return cursor.node(
      'Keyword',
      start,
      [
        ['name', name],
        ['value', expression(cursor)],
      ],
      { key: `name ${name.value}` },
    );
  }
  const value = named(cursor);
  if (!cursor.is('for', 'async'))
    return value.kind === 'CallExpression'
      ? { ...value, key: madeName(value) }
      : placed(value, index);
  const parts = inOrder([value, ...generators(cursor)]);
  return cursor.node('Comprehension', start, parts, { frame: '(' });
};

/** The arguments of a call up to its closing bracket, which is taken. */
export const argumentList = (cursor: Cursor): List => {
  const list = cursor.listTo(')', (index) => argument(cursor, index));
  let [hasKeyword, hasSpread] = [false, false];
  for (const { kind, start } of list.items) {
    const isMisplaced = kind === 'Starred' ? hasSpread : hasKeyword || hasSpread;
    if (isMisplaced && kind !== 'Keyword' && kind !== 'Spread')
      cursor.fail('an argument without a name is misplaced', start);
    hasKeyword ||= kind === 'Keyword';
    hasSpread ||= kind === 'Spread';
  }
  return list;
};
