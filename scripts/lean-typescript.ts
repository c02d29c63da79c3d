import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { ts } from 'ts-morph';

type Statement = ts.Statement;

const isMarked = (node: ts.Node, parent: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent)) &&
  parent.name === node;

/** The names that a piece of code may refer to: all its words but those behind a dot. */
const namesIn = (node: ts.Node, names = new Set<string>()): Set<string> => {
  ts.forEachChild(node, (child) => {
    if (!ts.isIdentifier(child)) namesIn(child, names);
    else if (!isMarked(child, node)) names.add(child.text);
  });
  return names;
};

const boundIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => ('name' in element ? boundIn(element.name) : []));

const rootOf = (expression: ts.Expression): string[] => {
  if (ts.isIdentifier(expression)) return [expression.text];
  return ts.isPropertyAccessExpression(expression) ? rootOf(expression.expression) : [];
};

/** The names that a statement declares, fills (`(X) => …)(X || (X = {}))`) or adds to (`X.y = …`). */
const madeBy = (statement: Statement): string[] => {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundIn(name));
  if (!ts.isExpressionStatement(statement)) return [];
  const { expression } = statement;
  if (ts.isBinaryExpression(expression)) return rootOf(expression.left);
  const [filled] = ts.isCallExpression(expression) ? expression.arguments : [];
  return filled && ts.isBinaryExpression(filled) ? rootOf(filled.left) : [];
};

/** The compiler is one function around a few thousand statements. */
const innermost = (file: ts.SourceFile): readonly Statement[] => {
  let found: readonly Statement[] = [];
  const search = (node: ts.Node): void => {
    if (ts.isBlock(node) && node.statements.length > found.length) found = node.statements;
    else ts.forEachChild(node, search);
  };
  search(file);
  return found;
};

/** The statements that some names need to work, in their order. */
const reachedFrom = (roots: string[], statements: readonly Statement[]): Statement[] => {
  const makers = new Map<string, Statement[]>();
  for (const statement of statements)
    for (const name of madeBy(statement))
      makers.set(name, [...(makers.get(name) ?? []), statement]);
  const reached = new Set<Statement>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const statement of makers.get(name) ?? []) {
      if (reached.has(statement)) continue;
      reached.add(statement);
      open.push(...namesIn(statement));
    }
  return statements.filter((statement) => reached.has(statement));
};

/** Of two thousand messages a parser says few: the table keeps those that the code names. */
const withFewMessages = (code: string): string => {
  const used = new Set(code.match(/(?<=\bDiagnostics\.)\w+/g));
  const line = /^ {2}(\w+): diag\(.*\),?\n/gm;
  return code.replace(line, (entry, name) => (used.has(name) ? entry : ''));
};

/** The part of TypeScript's compiler that some of its functions need: without checker and emitter. */
const partOf = (text: string, roots: string[]): string => {
  const file = ts.createSourceFile('typescript.js', text, ts.ScriptTarget.Latest, false);
  const statements = reachedFrom(roots, innermost(file));
  const code = statements.map(({ pos, end }) => text.slice(pos, end)).join('\n');
  return `${withFewMessages(code)}\nexport const ts = { ${roots.join(', ')} };\n`;
};

/** Bundles of ts-morph the few functions of the compiler that parsing asks for. */
export const leanTypeScript = (user: string): Plugin => ({
  name: 'lean-typescript',
  setup(build) {
    const compiler = '@ts-morph/common/dist/typescript.js';
    build.onResolve({ filter: /^ts-morph$/ }, ({ resolveDir, kind }) =>
      build.resolve(compiler, { resolveDir, kind }),
    );
    build.onLoad({ filter: /common[\\/]dist[\\/]typescript\.js$/ }, ({ path }) => {
      const roots = readFileSync(user, 'utf8').matchAll(/\bcompiler\.(\w+)/g);
      const names = [...new Set([...roots].map(([, name = '']) => name))];
      return { contents: partOf(readFileSync(path, 'utf8'), names), loader: 'js' };
    });
  },
});
