import { isList, type Node } from '../tree/node.js';
import type { Cursor } from './cursor.js';

const single = new Set(['Identifier', 'Attribute', 'Subscript']);

const elementsOf = (node: Node): Node[] => {
  const part = node.parts.get('elements');
  return part && isList(part) ? part.items : [];
};

const isTarget = (node: Node): boolean => {
  if (single.has(node.kind)) return true;
  if (node.kind === 'Starred') return isTarget(node.parts.get('expression') as Node);
  return (node.kind === 'Tuple' || node.kind === 'Array') && elementsOf(node).every(isTarget);
};

/** A node that can be assigned to; anything else is no Python. */
export const checkTarget = (cursor: Cursor, node: Node): Node => {
  if (!isTarget(node)) cursor.fail('this cannot be assigned to', node.start);
  return node;
};

/** A node that can be assigned to by itself. */
export const checkSingle = (cursor: Cursor, node: Node): Node => {
  if (!single.has(node.kind)) cursor.fail('this cannot be assigned to', node.start);
  return node;
};
