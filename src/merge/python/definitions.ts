import type { List, Node } from '../tree/node.js';
import { argumentList } from './arguments.js';
import type { Cursor, Parts } from './cursor.js';
import { expression, named } from './expressions.js';
import { parameters, typeParameters } from './parameters.js';
import { suite } from './statements.js';

/** What stands above a definition, each with its `@`. */
const decorators = (cursor: Cursor): Node[] => {
  const all: Node[] = [];
  while (cursor.is('@')) {
    const { start } = cursor.take();
    const inner = named(cursor);
    const key = inner.kind === 'CallExpression' ? (inner.parts.get('expression') as Node) : inner;
    all.push(
      cursor.node('Decorator', start, [['expression', inner]], { key: `decorator ${key.value}` }),
    );
    cursor.expectKind('newline', 'a line end');
  }
  return all;
};

/** A function or a class, with its decorators. */
export const definition = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const above = decorators(cursor);
  const at = cursor.next.start;
  const frame = cursor.accept('async') ? 'async' : '';
  const isClass = frame === '' && cursor.accept('class') !== null;
  if (!isClass) cursor.expect('def');
  const name = cursor.name();
  const types = typeParameters(cursor);
  const items: List = { start: above[0]?.start ?? at, end: at, items: above, separator: '\n' };
  const setter = above.find(({ key }) => key?.endsWith(`${name.value}.setter`)) ? 'set ' : '';
  const more = { frame, key: `${setter}name ${name.value}` };
  const head: Parts = [
    ['decorators', items],
    ['name', name],
    ['typeParameters', types],
  ];
  if (isClass) {
    const bases = cursor.accept('(') ? argumentList(cursor) : null;
    const body: Parts = [
      ['bases', bases],
      ['statements', suite(cursor)],
    ];
    return cursor.node('Class', start, [...head, ...body], more);
  }
  cursor.expect('(');
  const list = parameters(cursor, ')');
  const returned = cursor.accept('->') ? expression(cursor) : null;
  const body: Parts = [
    ['parameters', list],
    ['returned', returned],
    ['statements', suite(cursor)],
  ];
  return cursor.node('Function', start, [...head, ...body], more);
};
