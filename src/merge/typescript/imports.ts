import { isList, type List, type Node, nodesIn } from '../tree/node.js';

/** One name that a file imports. */
export interface Binding {
  module: string;
  /** The name in the module: `default` and `*` too, or '' where a file is only run. */
  name: string;
  local: string;
  isType: boolean;
  declaration: Node;
  /** Where it stands in a list in braces. */
  specifier: Node | null;
}

const child = (node: Node | undefined, role: string): Node | undefined => {
  const part = node?.parts.get(role);
  return part && !isList(part) ? part : undefined;
};

/** The list in braces of an import, if it has one. */
export const namedImports = (declaration: Node): List | null => {
  const part = child(child(declaration, 'importClause'), 'namedBindings')?.parts.get('elements');
  return part && isList(part) ? part : null;
};

/** Whether all of an import is for types. */
export const isTypeImport = (declaration: Node): boolean =>
  /\btype\b/.test(child(declaration, 'importClause')?.frame ?? '');

const bindingsOf = (declaration: Node): Binding[] => {
  const clause = child(declaration, 'importClause');
  const module = child(declaration, 'moduleSpecifier')?.value ?? '';
  const isType = isTypeImport(declaration);
  const base = { module, declaration, isType, specifier: null };
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

/** The imports of a file, and its other statements. */
export const importsOf = (root: Node): { declarations: Node[]; bindings: Binding[] } => {
  const statements = root.parts.get('statements') as List;
  const declarations = statements.items.filter(({ kind }) => kind === 'ImportDeclaration');
  return { declarations, bindings: declarations.flatMap(bindingsOf) };
};

/** The tree without its imports: they are merged by name. */
export const withoutImports = (root: Node): Node => {
  const statements = root.parts.get('statements') as List;
  const items = statements.items.filter(({ kind }) => kind !== 'ImportDeclaration');
  return { ...root, parts: new Map([['statements', { ...statements, items }]]) };
};

/** The words that a file uses outside its imports. */
export const wordsUsed = (root: Node): Set<string> => {
  const words = new Set<string>();
  for (const { parts, value, kind } of nodesIn(withoutImports(root)))
    if (parts.size > 0) continue;
    else if (/^\w+$/.test(value)) words.add(value);
    else if (kind === 'TemplateExpression')
      for (const word of value.match(/[\w$]+/g) ?? []) words.add(word);
  return words;
};

/** Whether a binding gives what another asks for. */
export const serves = (one: Binding, other: Binding): boolean =>
  one.module === other.module &&
  one.name === other.name &&
  one.local === other.local &&
  (!one.isType || other.isType);

/** A name that two imports of a file give to something. */
export const importedTwice = (root: Node): string | null => {
  const locals = importsOf(root).bindings.flatMap(({ local }) => (local === '' ? [] : [local]));
  return locals.find((local, index) => locals.indexOf(local) !== index) ?? null;
};
