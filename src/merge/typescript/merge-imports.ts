import { mergeAbove, mergeBehind } from '../tree/comments.js';
import { hasOwnComment } from '../tree/extent.js';
import type { Group } from '../tree/list-change.js';
import type { Sources } from '../tree/merge.js';
import type { Edit, List, Node, Source } from '../tree/node.js';
import { spliceList } from '../tree/splice.js';
import type { Style } from '../tree/style.js';
import {
  type Binding,
  importsOf,
  isTypeImport,
  namedImports,
  serves,
  wordsUsed,
} from './imports.js';

const same = (one: Binding, other: Binding): boolean => serves(one, other) && serves(other, one);

const missing = (from: Binding[], there: Binding[]): Binding[] =>
  from.filter((binding) => !there.some((other) => same(other, binding)));

const statement = (items: Node[], source: Source): List => ({
  start: 0,
  end: source.text.length,
  items,
  separator: '',
});

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

/** Adds what the render imports anew: into the import of that module, or as one of its own. */
export const addImports = ({ pristine, yours, render }: Sources, style: Style): Edit[] => {
  const [old, own, fresh] = [pristine, yours, render].map(({ root }) => importsOf(root)) as [
    ReturnType<typeof importsOf>,
    ReturnType<typeof importsOf>,
    ReturnType<typeof importsOf>,
  ];
  const wanted = missing(fresh.bindings, old.bindings).filter(
    (binding) => !own.bindings.some((other) => serves(other, binding)),
  );
  const edits: Edit[] = [];
  const base = { yours, render, removed: new Set<Node>(), style };
  const whole: Node[] = [];
  for (const declaration of fresh.declarations) {
    const names = wanted.filter((binding) => binding.declaration === declaration);
    const [first] = names;
    if (!first) continue;
    const rendered = namedImports(declaration);
    const host = own.bindings.find(
      (binding) =>
        binding.module === first.module &&
        namedImports(binding.declaration) &&
        isTypeImport(binding.declaration) === isTypeImport(declaration),
    );
    const list = host && namedImports(host.declaration);
    if (!list || !rendered || names.some(({ specifier }) => !specifier)) {
      whole.push(declaration);
      continue;
    }
    const twin = (node: Node) => list.items.find(({ value }) => value === node.value) ?? null;
    const groups = names.map(({ specifier }) => groupFor(specifier as Node, rendered.items, twin));
    edits.push(...spliceList({ ...base, list, rendered, groups: together(groups) }));
  }
  if (whole.length === 0) return edits;
  const list = statement(own.declarations, yours);
  const rendered = statement(fresh.declarations, render);
  const twin = (node: Node) =>
    own.declarations.find((other) => moduleOf(other) === moduleOf(node)) ?? null;
  const groups = whole.map((declaration) => {
    const group = groupFor(declaration, fresh.declarations, twin);
    const last = own.declarations.at(-1) ?? null;
    return group.behind || group.before ? group : { ...group, behind: last };
  });
  if (list.items.length > 0)
    return [...edits, ...spliceList({ ...base, list, rendered, groups: together(groups) })];
  const [first] = (yours.root.parts.get('statements') as List).items;
  const before = first ?? null;
  const target = first ? statement([first], yours) : list;
  return [
    ...edits,
    ...spliceList({
      ...base,
      list: target,
      rendered,
      groups: [{ behind: null, before, items: whole }],
    }),
  ];
};

/** Takes a declaration out and leaves the comments around it where they stand. */
const without = (text: string, { start, end }: Node): Edit => {
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + rest, text: '' };
};

/** Takes out the imports that the render has no more, where nothing uses them. */
export const dropImports = (sources: Sources, style: Style): Edit[] => {
  const { pristine, yours, render } = sources;
  const [old, own, fresh] = [pristine, yours, render].map(({ root }) => importsOf(root)) as [
    ReturnType<typeof importsOf>,
    ReturnType<typeof importsOf>,
    ReturnType<typeof importsOf>,
  ];
  const used = wordsUsed(yours.root);
  const gone = missing(old.bindings, fresh.bindings);
  const going = own.bindings.filter((binding) => {
    const before = gone.find((other) => same(other, binding));
    const isReplaced = fresh.bindings.some(
      (other) => other.module === binding.module && other.local === binding.local,
    );
    return before !== undefined && (!used.has(binding.local) || isReplaced);
  });
  const isCommented = (declaration: Node): boolean =>
    gone.some(
      (other) =>
        own.bindings.some((one) => one.declaration === declaration && same(other, one)) &&
        hasOwnComment(yours, declaration, pristine, other.declaration),
    );
  const removed = new Set<Node>();
  const edits: Edit[] = [];
  const base = { yours, render, groups: [], style };
  for (const declaration of own.declarations) {
    const names = own.bindings.filter((binding) => binding.declaration === declaration);
    const leaving = names.filter((binding) => going.includes(binding));
    if (leaving.length === 0) continue;
    const list = namedImports(declaration);
    if (leaving.length === names.length && isCommented(declaration))
      edits.push(without(yours.text, declaration));
    else if (leaving.length === names.length) removed.add(declaration);
    else if (list && leaving.every(({ specifier }) => specifier)) {
      const specifiers = new Set(leaving.map(({ specifier }) => specifier as Node));
      edits.push(...spliceList({ ...base, list, rendered: list, removed: specifiers }));
    }
  }
  const list = statement(own.declarations, yours);
  return [...edits, ...spliceList({ ...base, list, rendered: list, removed })];
};

const moduleOf = (node: Node): string => (node.parts.get('moduleSpecifier') as Node).value;

const only = <T>(items: T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** The comments of imports that stay. */
export const commentImports = (sources: Sources): Edit[] => {
  const [old, own, fresh] = [sources.pristine, sources.yours, sources.render].map(
    ({ root }) => importsOf(root).declarations,
  ) as [Node[], Node[], Node[]];
  return own.flatMap((yours) => {
    const [p, y, r] = [old, own, fresh].map((all) =>
      only(all.filter((one) => moduleOf(one) === moduleOf(yours))),
    );
    if (!p || !y || !r) return [];
    const isFirst = p === old[0] && r === fresh[0];
    return [
      ...mergeAbove(sources, [p.start, y.start, r.start], isFirst),
      ...mergeBehind(sources, [p.end, y.end, r.end]),
    ];
  });
};
