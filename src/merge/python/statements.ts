import type { List, Node } from '../tree/node.js';
import { compoundStatement } from './compound.js';
import type { Cursor } from './cursor.js';
import { simpleStatement } from './simple.js';

/** The statements of a line: several where semicolons stand between. */
const line = (cursor: Cursor): Node[] => {
  const compound = compoundStatement(cursor);
  if (compound) return [compound];
  const all = [simpleStatement(cursor)];
  while (cursor.accept(';')) if (!cursor.isKind('newline')) all.push(simpleStatement(cursor));
  cursor.expectKind('newline', 'a line end');
  return all;
};

/** A text that says what a block is for is known as that. */
const documented = (statements: Node[]): Node[] => {
  const [first, ...rest] = statements;
  const text = first?.kind === 'ExpressionStatement' ? first.parts.get('expression') : undefined;
  const isText = text && 'kind' in text && text.kind === 'String';
  return first && isText ? [{ ...first, key: 'docstring' }, ...rest] : statements;
};

/** The statements up to the end of a block, or of the text. */
export const statements = (cursor: Cursor): Node[] => {
  const all: Node[] = [];
  while (!cursor.isKind('dedent') && !cursor.isKind('end')) {
    if (cursor.isKind('indent')) cursor.fail('the line is indented too far');
    all.push(...line(cursor));
  }
  return documented(all);
};

/** What follows a colon: statements on the same line, or a block. */
export const suite = (cursor: Cursor): List => {
  const start = cursor.expect(':').end;
  const isBlock = cursor.isKind('newline');
  if (isBlock) {
    cursor.take();
    cursor.expectKind('indent', 'a block');
  }
  const items = isBlock ? statements(cursor) : line(cursor);
  if (isBlock) cursor.expectKind('dedent', 'the end of the block');
  return { start, end: items.at(-1)?.end ?? start, items, separator: '\n', filler: 'pass' };
};
