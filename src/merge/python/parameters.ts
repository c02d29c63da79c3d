import type { List, Node } from '../tree/node.js';
import type { Cursor } from './cursor.js';
import { expression, starred } from './expressions.js';

const parameter = (cursor: Cursor, isTyped: boolean): Node => {
  const start = cursor.next.start;
  const stars = cursor.accept('*', '**', '/')?.text ?? '';
  if (stars === '/' || (stars === '*' && !cursor.isName))
    return cursor.node('Marker', start, [], { frame: stars, value: stars, key: stars });
  const name = cursor.name();
  const type =
    isTyped && cursor.accept(':')
      ? stars === '*'
        ? starred(cursor, expression)
        : expression(cursor)
      : null;
  const initial = stars === '' && cursor.accept('=') ? expression(cursor) : null;
  return cursor.node(
    'Parameter',
    start,
    [
      ['name', name],
      ['type', type],
      ['initial', initial],
    ],
    { frame: stars, key: `name ${name.value}` },
  );
};

const ranks: Record<string, number> = { '/': 1, '*': 2, '**': 4 };

/** Which order of parameters there can be. */
const check = (cursor: Cursor, items: Node[]): void => {
  let [rank, hasInitial] = [0, false];
  for (const { kind, frame, parts, start } of items) {
    const own = ranks[frame] ?? rank;
    if (rank === 4 || (frame !== '' && own <= rank)) cursor.fail('a parameter is misplaced', start);
    rank = own;
    if (kind === 'Parameter' && frame === '' && rank < 2) {
      if (hasInitial && !parts.has('initial')) cursor.fail('a default is missing', start);
      hasInitial ||= parts.has('initial');
    }
  }
};

/** The parameters of a function up to what closes them, which is taken. */
export const parameters = (cursor: Cursor, close: ')' | ':'): List => {
  const list = cursor.listTo(close, () => parameter(cursor, close === ')'));
  check(cursor, list.items);
  return list;
};

/** The parameters of a type in brackets, where there are some. */
export const typeParameters = (cursor: Cursor): List | null => {
  if (!cursor.accept('[')) return null;
  return cursor.listTo(']', () => {
    const start = cursor.next.start;
    const frame = cursor.accept('*', '**')?.text ?? '';
    const name = cursor.name();
    const bound = frame === '' && cursor.accept(':') ? expression(cursor) : null;
    const initial = cursor.accept('=') ? starred(cursor, expression) : null;
    return cursor.node(
      'TypeParameter',
      start,
      [
        ['name', name],
        ['bound', bound],
        ['initial', initial],
      ],
      { frame, key: `name ${name.value}` },
    );
  });
};
