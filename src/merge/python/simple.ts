import type { Node } from '../tree/node.js';
import { callName } from './call-name.js';
import { type Cursor, inOrder, type Parts } from './cursor.js';
import { expression, expressions, operand, yielded } from './expressions.js';
import { importFrom, importNames } from './import-statements.js';
import { typeParameters } from './parameters.js';
import { checkSingle, checkTarget } from './targets.js';

const augmented = /^(?:\*\*|\/\/|>>|<<|[+\-*/%@&|^])=$/;

const assignment = (cursor: Cursor): Node => {
  const start = cursor.next.start;
  const first = yielded(cursor);
  const { kind, text } = cursor.next;
  if (cursor.accept(':')) {
    checkSingle(cursor, first);
    const type = expression(cursor);
    const value = cursor.accept('=') ? yielded(cursor) : null;
    const parts: Parts = [
      ['name', first],
      ['type', type],
      ['value', value],
    ];
    return cursor.node('Assignment', start, parts, { key: `name ${first.value}` });
  }
  if (kind === 'sign' && augmented.test(text)) {
    cursor.take();
    const parts: Parts = [
      ['name', checkSingle(cursor, first)],
      ['value', yielded(cursor)],
    ];
    return cursor.node('Augmented', start, parts, { frame: text });
  }
  if (!cursor.is('='))
    return cursor.node('ExpressionStatement', start, [['expression', first]], {
      key: callName(first),
    });
  const all = [first];
  while (cursor.accept('=')) all.push(yielded(cursor));
  const value = all.pop() as Node;
  for (const target of all) checkTarget(cursor, target);
  const parts: Parts =
    all.length === 1 ? [['name', first]] : all.map((target, index) => [`name${index}`, target]);
  return cursor.node('Assignment', start, [...parts, ['value', value]], {
    key: `name ${first.value}`,
  });
};

const isOver = (cursor: Cursor): boolean => cursor.isKind('newline') || cursor.is(';');

const typeAlias = (cursor: Cursor): Node | null => {
  const start = cursor.next.start;
  return cursor.attempt(() => {
    cursor.expect('type');
    const name = cursor.name();
    const list = typeParameters(cursor);
    cursor.expect('=');
    const parts: Parts = [
      ['name', name],
      ['typeParameters', list],
      ['value', expression(cursor)],
    ];
    return cursor.node('TypeAlias', start, parts, { key: `name ${name.value}` });
  });
};

const deleted = (cursor: Cursor, start: number): Node => {
  const target = expressions(cursor, operand);
  return cursor.node('Delete', start, [['expression', checkTarget(cursor, target)]]);
};

const scope = (cursor: Cursor, start: number, frame: string): Node => {
  const names = [cursor.name()];
  while (cursor.accept(',')) names.push(cursor.name());
  return cursor.node('Scope', start, [['names', cursor.list(names, ',')]], { frame });
};

const keywordStatements: Record<string, (cursor: Cursor, start: number) => Node> = {
  pass: (cursor, start) => cursor.leaf('Pass', { start, end: cursor.end }, 'pass'),
  break: (cursor, start) => cursor.leaf('Break', { start, end: cursor.end }, 'break'),
  continue: (cursor, start) => cursor.leaf('Continue', { start, end: cursor.end }, 'continue'),
  return: (cursor, start) =>
    cursor.node(
      'ReturnStatement',
      start,
      isOver(cursor) ? [] : [['expression', expressions(cursor, expression)]],
      { key: 'return' },
    ),
  raise: (cursor, start) => {
    const error = isOver(cursor) ? null : expression(cursor);
    const cause = error && cursor.accept('from') ? expression(cursor) : null;
    return cursor.node('Raise', start, inOrder([error, cause]));
  },
  assert: (cursor, start) => {
    const test = expression(cursor);
    return cursor.node(
      'Assert',
      start,
      inOrder([test, cursor.accept(',') ? expression(cursor) : null]),
    );
  },
  del: deleted,
  global: (cursor, start) => scope(cursor, start, 'global'),
  nonlocal: (cursor, start) => scope(cursor, start, 'nonlocal'),
  import: importNames,
  from: importFrom,
};

/** A statement on one line. */
export const simpleStatement = (cursor: Cursor): Node => {
  const { start, text, kind } = cursor.next;
  const read = kind === 'name' && Object.hasOwn(keywordStatements, text) && keywordStatements[text];
  if (read) {
    cursor.take();
    return read(cursor, start);
  }
  return (
    (cursor.is('type') && cursor.after.kind === 'name' && typeAlias(cursor)) || assignment(cursor)
  );
};
