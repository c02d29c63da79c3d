import { mergeAbove, mergeBehind } from '../tree/comments.js';
import type { Sources } from '../tree/merge.js';
import type { Edit } from '../tree/node.js';
import type { Declaration, ImportGrammar } from './types.js';

type Three<T> = [pristine: T, yours: T, render: T];

const only = <T>(items: T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Brings the comments of imports that stay. */
export const commentImports = (sources: Sources, { importsOf }: ImportGrammar): Edit[] => {
  const all = [sources.pristine, sources.yours, sources.render].map(({ root }) =>
    importsOf(root),
  ) as Three<Declaration[]>;
  const [old, own, fresh] = all;
  return own.flatMap(({ module }) => {
    const [p, y, r] = all.map((list) => only(list.filter((one) => one.module === module)));
    if (!p || !y || !r) return [];
    const isFirst = p === old[0] && r === fresh[0];
    return [
      ...mergeAbove(sources, [p.node.start, y.node.start, r.node.start], isFirst),
      ...mergeBehind(sources, [p.node.end, y.node.end, r.node.end]),
    ];
  });
};
