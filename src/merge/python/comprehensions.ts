import type { Node } from '../tree/node.js';
import { type Cursor, inOrder } from './cursor.js';
import { disjunction, expressions, operand } from './expressions.js';
import { checkTarget } from './targets.js';

/** The `for` and `if` of a comprehension. */
export const generators = (cursor: Cursor): Node[] => {
  const clauses: Node[] = [];
  while (cursor.is('for', 'async')) {
    const start = cursor.next.start;
    const frame = cursor.accept('async') ? 'async' : '';
    cursor.expect('for');
    const target = checkTarget(cursor, expressions(cursor, operand));
    cursor.expect('in');
    const all = [target, disjunction(cursor)];
    while (cursor.accept('if')) all.push(disjunction(cursor));
    clauses.push(cursor.node('Generator', start, inOrder(all), { frame }));
  }
  return clauses;
};
