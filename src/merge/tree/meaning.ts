import { isList, type List, type Node } from './node.js';

/** What a node with parts means: its kind, its keywords and operators, and what its parts mean. */
export const meaningOf = (
  kind: string,
  frame: string,
  parts: Iterable<[string, Node | List]>,
): string => {
  const inside = [...parts].map(([role, part]) => {
    const meaning = isList(part) ? `[${part.items.map(({ value }) => value).join()}]` : part.value;
    // To ask a long text costs more than to put it together.
    const named = role === 'name' && /^"([A-Za-z_$][\w$]*)"$/.exec(meaning)?.[1];
    return `${role}:${named || meaning}`;
  });
  return `${kind}<${frame}>{${inside.join()}}`;
};
