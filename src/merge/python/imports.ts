import type { Binding, Declaration, ImportGrammar } from '../imports/types.js';
import { isList, type List, type Node } from '../tree/node.js';

const child = (node: Node, role: string): Node | undefined => {
  const part = node.parts.get(role);
  return part && !isList(part) ? part : undefined;
};

const listOf = (node: Node, role: string): List | undefined => {
  const part = node.parts.get(role);
  return part && isList(part) ? part : undefined;
};

const isImport = ({ kind }: Node): boolean => kind === 'Import' || kind === 'ImportFrom';

const declarationOf = (node: Node, isType: boolean, block: List): Declaration => {
  const names = listOf(node, 'names') ?? null;
  const module = child(node, 'module')?.value ?? '';
  const bindings = (names?.items ?? []).map((specifier): Binding => {
    const name = child(specifier, 'name')?.value ?? '';
    const local = child(specifier, 'alias')?.value ?? name;
    return { module, name, local, isType, specifier };
  });
  const all: Binding[] = names ? [] : [{ module, name: '*', local: '', isType, specifier: null }];
  const isFrom = node.kind === 'ImportFrom';
  // A module of its own is imported in a statement of its own.
  return {
    node,
    module: isFrom ? module : bindings.map(({ name }) => name).join(),
    isType,
    names: isFrom ? names : null,
    bindings: [...bindings, ...all],
    block,
  };
};

const importsIn = (block: List, isType: boolean): Declaration[] =>
  block.items.filter(isImport).map((node) => declarationOf(node, isType, block));

/** The blocks of which only those who check types read the imports. */
const typeBlocks = (block: List): List[] =>
  block.items.flatMap((node) => {
    if (!node.key?.endsWith('TYPE_CHECKING')) return [];
    const [first] = listOf(node, 'clauses')?.items ?? [];
    const list = first && listOf(first, 'statements');
    return list ? [list] : [];
  });

const importsOf = (root: Node): Declaration[] => {
  const block = root.parts.get('statements') as List;
  return [
    ...importsIn(block, false),
    ...typeBlocks(block).flatMap((list) => importsIn(list, true)),
  ];
};

/** Names of types stand in texts too, and all kinds of names in templates. */
const wordsIn = (node: Node, words: Set<string>, imports: Set<Node>): void => {
  if (imports.has(node)) return;
  if (node.parts.size === 0)
    for (const word of node.value.match(/[\p{ID_Start}_]\p{ID_Continue}*/gu) ?? []) words.add(word);
  for (const part of node.parts.values())
    for (const child of isList(part) ? part.items : [part]) wordsIn(child, words, imports);
};

const wordsUsed = (root: Node): Set<string> => {
  const words = new Set<string>();
  wordsIn(root, words, new Set(importsOf(root).map(({ node }) => node)));
  return words;
};

/** How Python imports. */
export const importGrammar: ImportGrammar = { importsOf, wordsUsed, partsTypes: true };
