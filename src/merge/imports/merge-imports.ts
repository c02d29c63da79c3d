import { hasOwnComment } from '../tree/extent.js';
import type { Group } from '../tree/list-change.js';
import type { Sources } from '../tree/merge.js';
import type { Edit, List, Node } from '../tree/node.js';
import { spliceList } from '../tree/splice.js';
import type { Style } from '../tree/style.js';
import { bindingsOf, missing, same, serves } from './bindings.js';
import type { Binding, Declaration, ImportGrammar } from './types.js';

type Three = [old: Declaration[], own: Declaration[], fresh: Declaration[]];

const importsIn = ({ pristine, yours, render }: Sources, { importsOf }: ImportGrammar): Three =>
  [pristine, yours, render].map(({ root }) => importsOf(root)) as Three;

/** Behind the element that it follows in the render and that is there, else before the next one. */
const groupFor = (item: Node, all: Node[], twin: (node: Node) => Node | null): Group => {
  const at = all.indexOf(item);
  const find = (nodes: Node[]) => nodes.map(twin).find((found) => found !== null) ?? null;
  return {
    behind: find(all.slice(0, at).reverse()),
    before: find(all.slice(at + 1)),
    items: [item],
  };
};

/** Groups that go to the same place become one, in the order of the render. */
const together = (groups: Group[]): Group[] => {
  const merged: Group[] = [];
  for (const group of groups) {
    const last = merged.at(-1);
    if (last && last.behind === group.behind && (group.behind || last.before === group.before))
      last.items.push(...group.items);
    else merged.push({ ...group, items: [...group.items] });
  }
  return merged;
};

/** Where imports go in a file that has none: first, below what says what the file is for. */
const beginning = (sources: Sources, items: Node[]): [List, Group] => {
  const list = sources.yours.root.parts.get('statements') as List;
  const [first = null] = list.items;
  const isText = first?.key === 'docstring';
  return [list, { behind: isText ? first : null, before: isText ? null : first, items }];
};

const addWhole = (
  sources: Sources,
  whole: Declaration[],
  own: Declaration[],
  fresh: Declaration[],
  style: Style,
): Edit[] => {
  const [first] = whole;
  if (!first) return [];
  const base = { ...sources, removed: new Set<Node>(), style, rendered: first.block };
  const twin = (node: Node) =>
    own.find(({ module }) => module === fresh.find((other) => other.node === node)?.module)?.node ??
    null;
  const all = fresh.map(({ node }) => node);
  const last = own.at(-1);
  if (!last) {
    const nodes = whole.map(({ node }) => node);
    const [list, group] = beginning(sources, nodes);
    return spliceList({ ...base, list, groups: [group] });
  }
  const groups = whole.map(({ node }) => {
    const group = groupFor(node, all, twin);
    return group.behind || group.before ? group : { ...group, behind: last.node };
  });
  return spliceList({ ...base, list: last.block, groups: together(groups) });
};

/** Adds what the render imports anew: into the import of that module, or as one of its own. */
export const addImports = (sources: Sources, style: Style, grammar: ImportGrammar): Edit[] => {
  const [old, own, fresh] = importsIn(sources, grammar);
  const wanted = missing(bindingsOf(fresh), bindingsOf(old)).filter(
    (binding) => !bindingsOf(own).some((other) => serves(other, binding)),
  );
  const edits: Edit[] = [];
  const base = { ...sources, removed: new Set<Node>(), style };
  const whole: Declaration[] = [];
  for (const declaration of fresh) {
    const names = declaration.bindings.filter((binding) => wanted.includes(binding));
    if (names.length === 0) continue;
    const rendered = declaration.names;
    const host = own.find(
      ({ module, names: list, isType }) =>
        module === declaration.module && list && isType === declaration.isType,
    );
    if (!host?.names || !rendered || names.some(({ specifier }) => !specifier)) {
      whole.push(declaration);
      continue;
    }
    const { names: list } = host;
    const twin = (node: Node) => list.items.find(({ value }) => value === node.value) ?? null;
    const groups = names.map(({ specifier }) => groupFor(specifier as Node, rendered.items, twin));
    edits.push(...spliceList({ ...base, list, rendered, groups: together(groups) }));
  }
  if (!grammar.partsTypes) return [...edits, ...addWhole(sources, whole, own, fresh, style)];
  for (const isType of [false, true]) {
    const [some, mine, all] = [whole, own, fresh].map((list) =>
      list.filter((declaration) => declaration.isType === isType),
    ) as Three;
    // A block that is new comes as a whole, as other statements do.
    if (!isType || mine.length > 0) edits.push(...addWhole(sources, some, mine, all, style));
  }
  return edits;
};

/** Takes a declaration out and leaves the comments around it where they stand. */
const without = (text: string, { start, end }: Node): Edit => {
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + rest, text: '' };
};

/** Takes out the imports that the render has no more, where nothing uses them. */
export const dropImports = (sources: Sources, style: Style, grammar: ImportGrammar): Edit[] => {
  const { pristine, yours } = sources;
  const [old, own, fresh] = importsIn(sources, grammar);
  const used = grammar.wordsUsed(yours.root);
  const gone = missing(bindingsOf(old), bindingsOf(fresh));
  const isUsed = ({ local }: Binding) => used.has(local.split('.')[0] ?? '');
  const going = bindingsOf(own).filter((binding) => {
    const before = gone.some((other) => same(other, binding));
    const isReplaced = bindingsOf(fresh).some(
      (other) => other.module === binding.module && other.local === binding.local,
    );
    return before && (!isUsed(binding) || isReplaced);
  });
  const isCommented = ({ node, bindings }: Declaration): boolean =>
    old.some(
      (other) =>
        other.bindings.some(
          (one) => gone.includes(one) && bindings.some((mine) => same(one, mine)),
        ) && hasOwnComment(yours, node, pristine, other.node),
    );
  const removed = new Map<List, Set<Node>>();
  const edits: Edit[] = [];
  const base = { ...sources, groups: [], style };
  for (const declaration of own) {
    const { node, names: list, bindings, block } = declaration;
    const leaving = bindings.filter((binding) => going.includes(binding));
    if (leaving.length === 0) continue;
    if (leaving.length === bindings.length && isCommented(declaration))
      edits.push(without(yours.text, node));
    else if (leaving.length === bindings.length)
      removed.set(block, (removed.get(block) ?? new Set()).add(node));
    else if (list && leaving.every(({ specifier }) => specifier)) {
      const specifiers = new Set(leaving.map(({ specifier }) => specifier as Node));
      edits.push(...spliceList({ ...base, list, rendered: list, removed: specifiers }));
    }
  }
  for (const [list, nodes] of removed)
    edits.push(...spliceList({ ...base, list, rendered: list, removed: nodes }));
  return edits;
};
