import type { Sources } from '../tree/merge.js';
import { type List, type Node, placeholder, type Source } from '../tree/node.js';
import { withoutImports } from './bindings.js';
import type { ImportGrammar } from './types.js';

/** The tree with one thing in place of its last run of imports, so that others keep their place by it. */
const anchored = (grammar: ImportGrammar, { root }: Source, value: string): Node => {
  const bare = withoutImports(grammar, root);
  const list = root.parts.get('statements') as List;
  const nodes = grammar
    .importsOf(root)
    .filter(({ block }) => block === list)
    .map(({ node }) => node);
  const last = nodes.at(-1);
  if (!last) return bare;
  let at = list.items.indexOf(last);
  while (nodes.includes(list.items[at - 1] as Node)) at -= 1;
  const start = (list.items[at] as Node).start;
  const anchor: Node = {
    ...last,
    kind: placeholder,
    start,
    key: 'imports',
    value,
    parts: new Map(),
  };
  const rest = bare.parts.get('statements') as List;
  const before = rest.items.filter((item) => item.start < start);
  const items = [...before, anchor, ...rest.items.slice(before.length)];
  return { ...bare, parts: new Map([...bare.parts, ['statements', { ...rest, items }]]) };
};

/** Three trees without imports, whose place stays where all have some. */
export const bareSources = (
  grammar: ImportGrammar,
  { pristine, yours, render }: Sources,
): Sources => {
  const all = [pristine, yours, render];
  const isAnchored = all.every(({ root }) => {
    const list = root.parts.get('statements') as List;
    return grammar.importsOf(root).some(({ block }) => block === list);
  });
  const bare = (source: Source, value: string): Source => ({
    ...source,
    root: isAnchored ? anchored(grammar, source, value) : withoutImports(grammar, source.root),
  });
  // What somebody imports is never taken out as a whole: it differs from what the tool imports.
  return {
    pristine: bare(pristine, 'imports'),
    yours: bare(yours, 'own imports'),
    render: bare(render, 'imports'),
  };
};
