import type { Binding, Declaration, ImportGrammar } from '../imports/types.js';
import { isList, type List, type Node, nodesIn } from '../tree/node.js';

const child = (node: Node | undefined, role: string): Node | undefined => {
  const part = node?.parts.get(role);
  return part && !isList(part) ? part : undefined;
};

const namedImports = (declaration: Node): List | null => {
  const part = child(child(declaration, 'importClause'), 'namedBindings')?.parts.get('elements');
  return part && isList(part) ? part : null;
};

const bindingsOf = (declaration: Node, module: string, isType: boolean): Binding[] => {
  const clause = child(declaration, 'importClause');
  const base = { module, isType, specifier: null };
  if (!clause) return [{ ...base, name: '', local: '' }];
  const own = child(clause, 'name');
  const all = child(child(clause, 'namedBindings'), 'name');
  const named = (namedImports(declaration)?.items ?? []).map((specifier) => {
    const local = child(specifier, 'name')?.value ?? '';
    const name = child(specifier, 'propertyName')?.value ?? local;
    return { ...base, name, local, specifier, isType: isType || /\btype\b/.test(specifier.frame) };
  });
  return [
    ...(own ? [{ ...base, name: 'default', local: own.value }] : []),
    ...(all ? [{ ...base, name: '*', local: all.value }] : []),
    ...named,
  ];
};

const importsOf = (root: Node): Declaration[] => {
  const block = root.parts.get('statements') as List;
  const nodes = block.items.filter(({ kind }) => kind === 'ImportDeclaration');
  return nodes.map((node) => {
    const module = child(node, 'moduleSpecifier')?.value ?? '';
    const isType = /\btype\b/.test(child(node, 'importClause')?.frame ?? '');
    const bindings = bindingsOf(node, module, isType);
    return { node, module, isType, names: namedImports(node), bindings, block };
  });
};

const wordsUsed = (root: Node): Set<string> => {
  const words = new Set<string>();
  const list = root.parts.get('statements') as List;
  for (const statement of list.items) {
    if (statement.kind === 'ImportDeclaration') continue;
    for (const { parts, value, kind } of nodesIn(statement))
      if (parts.size > 0) continue;
      else if (/^\w+$/.test(value)) words.add(value);
      else if (kind === 'TemplateExpression')
        for (const word of value.match(/[\w$]+/g) ?? []) words.add(word);
  }
  return words;
};

/** How TypeScript imports. */
export const importGrammar: ImportGrammar = { importsOf, wordsUsed, partsTypes: false };
