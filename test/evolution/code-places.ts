import { ts } from 'ts-morph';
import { addPiece, type Place, type Places } from './places.js';

const kindOf = (parent: ts.Node, child: ts.Node): Place['kind'] | null => {
  if (ts.isImportDeclaration(child)) return 'import';
  if (ts.isSourceFile(parent)) return 'top';
  if (ts.isBlock(parent)) return 'statement';
  if (ts.isArrayLiteralExpression(parent)) return 'element';
  if (ts.isObjectLiteralExpression(parent)) return 'property';
  if (ts.isInterfaceDeclaration(parent) || ts.isTypeLiteralNode(parent)) return 'field';
  return ts.isClassDeclaration(parent) ? 'member' : null;
};

/** Everything that people may want to touch in a file of TypeScript; null where it does not parse. */
export const codePlaces = (text: string): Places | null => {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: unknown[] };
  if (parseDiagnostics.length > 0) return null;
  const found: Places = { places: [], pieces: [], ends: [], literals: [] };
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, (child) => {
      const start = child.getStart(file);
      if (
        ts.isStringLiteral(child) &&
        !ts.isImportDeclaration(node) &&
        !ts.isExportDeclaration(node)
      )
        found.literals.push({ start, end: child.end, isText: true });
      if (ts.isNumericLiteral(child)) found.literals.push({ start, end: child.end, isText: false });
      const kind = kindOf(node, child);
      if (kind) addPiece(found, text, { start, end: child.end }, kind);
      visit(child);
    });
  };
  visit(file);
  return found;
};
