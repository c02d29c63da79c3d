import { isList, type List, type Node } from '../tree/node.js';
import type { Binding, Declaration, ImportGrammar } from './types.js';

/** All names that a file imports. */
export const bindingsOf = (declarations: Declaration[]): Binding[] =>
  declarations.flatMap(({ bindings }) => bindings);

/** Whether a binding gives what another asks for. */
export const serves = (one: Binding, other: Binding): boolean =>
  one.module === other.module &&
  one.name === other.name &&
  one.local === other.local &&
  (!one.isType || other.isType);

/** Whether two bindings are the same. */
export const same = (one: Binding, other: Binding): boolean =>
  serves(one, other) && serves(other, one);

/** The bindings that another file has not. */
export const missing = (from: Binding[], there: Binding[]): Binding[] =>
  from.filter((binding) => !there.some((other) => same(other, binding)));

/** A name that two imports of a file give to something. */
export const importedTwice = ({ importsOf }: ImportGrammar, root: Node): string | null => {
  const locals = bindingsOf(importsOf(root)).flatMap(({ local }) => (local === '' ? [] : [local]));
  return locals.find((local, index) => locals.indexOf(local) !== index) ?? null;
};

/** A name that own code uses and that a merged file imports no more, since the render does without. */
export const importLost = (
  { importsOf, wordsUsed }: ImportGrammar,
  merged: Node,
  yours: Node,
  render: Node,
): string | null => {
  const now = new Set(bindingsOf(importsOf(merged)).map(({ local }) => local));
  const gone = bindingsOf(importsOf(yours)).flatMap(({ local }) => (now.has(local) ? [] : [local]));
  if (gone.length === 0) return null;
  const [used, known] = [wordsUsed(merged), wordsUsed(render)];
  const first = (local: string) => local.split('.')[0] ?? '';
  return gone.find((local) => used.has(first(local)) && !known.has(first(local))) ?? null;
};

const mapped = (node: Node, change: (list: List) => List): Node => {
  const parts = [...node.parts].map(([role, part]): [string, Node | List] => {
    if (!isList(part) || (role !== 'statements' && role !== 'clauses')) return [role, part];
    const list = change(part);
    return [role, { ...list, items: list.items.map((item) => mapped(item, change)) }];
  });
  return { ...node, parts: new Map(parts) };
};

/** The tree without its imports: they are merged by name. */
export const withoutImports = ({ importsOf }: ImportGrammar, root: Node): Node => {
  const declarations = importsOf(root);
  const nodes = new Set(declarations.map(({ node }) => node));
  const blocks = new Set(declarations.map(({ block }) => block));
  return mapped(root, (list) =>
    blocks.has(list) ? { ...list, items: list.items.filter((item) => !nodes.has(item)) } : list,
  );
};
