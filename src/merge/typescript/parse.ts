import type { ts } from 'ts-morph';
import { meaningOf } from '../tree/meaning.js';
import { isList, type List, type Node, nodesIn, type Parsed, type Range } from '../tree/node.js';
import { nameOf, type Part, separatorOf } from './names.js';

// Blanks, comments, and a first line that names the program to run with.
const trivia = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^#![^\n]*)*/y;

const skipTrivia = (text: string, at: number): number => {
  trivia.lastIndex = at;
  return at + (trivia.exec(text)?.[0].length ?? 0);
};

/** Comments stand between the leaves of a tree, where nothing else can look like one. */
const commentsIn = (text: string, root: Node): Range[] => {
  const comments: Range[] = [];
  let at = 0;
  const scan = (to: number) => {
    for (const found of text.slice(at, to).matchAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g))
      comments.push({ start: at + found.index, end: at + found.index + found[0].length });
  };
  for (const node of nodesIn(root)) {
    if (node.parts.size > 0 || node.start < at) continue;
    scan(node.start);
    at = node.end;
  }
  scan(text.length);
  return comments;
};

/** Keywords and operators of a node: brackets, commas and semicolons are in its kind already. */
const frameOf = (text: string, node: Range, parts: Iterable<Part>): string => {
  const ranges = [...parts].flatMap((part) => (isList(part) ? part.items : [part]));
  let frame = '';
  let at = node.start;
  for (const { start, end } of [
    ...ranges.sort((a, b) => a.start - b.start),
    { ...node, start: node.end },
  ]) {
    frame += text.slice(at, Math.max(at, start)).replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
    at = Math.max(at, end);
  }
  return frame.replace(/[\s(){}[\],;|&]+/g, ' ').trim();
};

const roleOf = (node: ts.Node, child: unknown): string =>
  Object.entries(node).find(([, value]) => value === child)?.[0] ?? '';

const isIdentifier = (text: string): boolean => /^[A-Za-z_$][\w$]*$/.test(text);

/** Turns TypeScript's tree into ours: names of places, meaning apart from style. */
const convert = (compiler: typeof ts, text: string) => {
  const SyntaxKind = compiler.SyntaxKind;
  // Some kinds have more names: the last ones only mark where a range of kinds ends.
  const kinds = new Map<number, string>();
  for (const [name, kind] of Object.entries(SyntaxKind))
    if (typeof kind === 'number' && !kinds.has(kind)) kinds.set(kind, name);
  const verbatim = new Set([SyntaxKind.TemplateExpression, SyntaxKind.JsxElement]);
  const wrappers = new Set([SyntaxKind.ParenthesizedExpression, SyntaxKind.ParenthesizedType]);
  const noise = new Set([SyntaxKind.EmptyStatement, SyntaxKind.SemicolonClassElement]);
  const endings =
    /^(Variable|Expression|Return|Throw|Break|Continue)Statement$|^(Import|Export|TypeAlias|Property)Declaration$|^ExportAssignment$|^(Property|Method)Signature$/;

  const listOf = (parent: string, role: string, array: ts.NodeArray<ts.Node>): List => ({
    start: role === 'decorators' ? skipTrivia(text, array.pos) : array.pos,
    end: skipTrivia(text, array.end),
    items: array
      .filter(({ kind }) => !noise.has(kind))
      .map((child, index) => {
        const item = nodeOf(child);
        // Arguments and parameters are known by their place.
        return /^(arguments|typeArguments)$/.test(role) ? { ...item, key: `#${index}` } : item;
      }),
    separator: separatorOf(parent, role),
  });

  const partsOf = (node: ts.Node, kind: string): Map<string, Part> => {
    const parts = new Map<string, Part>();
    if (verbatim.has(node.kind)) return parts;
    const addList = (array: ts.NodeArray<ts.Node>) => {
      const role = roleOf(node, array);
      if (role !== 'modifiers') parts.set(role, listOf(kind, role, array));
      const decorators = array.filter((child) => child.kind === SyntaxKind.Decorator);
      if (role !== 'modifiers' || decorators.length === 0) return;
      const { pos } = array;
      const end = decorators.at(-1)?.end ?? pos;
      const list = Object.assign(decorators, { pos, end }) as unknown as ts.NodeArray<ts.Node>;
      parts.set('decorators', listOf(kind, 'decorators', list));
    };
    compiler.forEachChild(
      node,
      (child) => {
        if (child.kind !== SyntaxKind.EndOfFileToken) parts.set(roleOf(node, child), nodeOf(child));
      },
      (array) => addList(array),
    );
    return parts;
  };

  const leafMeaning = (node: ts.Node, kind: string, raw: string): string => {
    if (compiler.isStringLiteral(node)) return JSON.stringify(node.text);
    return kind.endsWith('Keyword') || /^\W+$/.test(raw) || isIdentifier(raw)
      ? raw
      : `${kind}:${raw}`;
  };

  const nodeOf = (node: ts.Node): Node => {
    const range = { start: skipTrivia(text, node.pos), end: node.end };
    if (wrappers.has(node.kind)) {
      const [inner] = [...partsOf(node, '').values()];
      if (inner && !isList(inner)) return { ...inner, ...range };
    }
    const kind = kinds.get(node.kind) ?? '';
    const parts = partsOf(node, kind);
    const frame = parts.size > 0 ? frameOf(text, range, parts.values()) : '';
    const raw = text.slice(range.start, range.end);
    return {
      kind,
      ...range,
      value: parts.size > 0 ? meaningOf(kind, frame, parts) : leafMeaning(node, kind, raw),
      frame,
      key: nameOf(kind, parts),
      parts,
      quoted: compiler.isStringLiteral(node),
      semicolon: endings.test(kind),
    };
  };
  return nodeOf;
};

/** Parses TypeScript or JavaScript; the compiler loads on the first use. */
export const parse = async (text: string): Promise<Parsed> => {
  const { ts: compiler } = await import('ts-morph');
  const file = compiler.createSourceFile('file.ts', text, compiler.ScriptTarget.Latest, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  const [first] = parseDiagnostics;
  if (first) {
    const line = text.slice(0, first.start).split('\n').length;
    const [{ messageText: message }] = [first];
    return {
      source: null,
      fault: `line ${line}: ${typeof message === 'string' ? message : message.messageText}`,
    };
  }
  const statements = convert(compiler, text)(file);
  const root = { ...statements, start: 0, end: text.length };
  const list = root.parts.get('statements') as List;
  Object.assign(list, { start: 0, end: text.length });
  return { source: { text, root, comments: commentsIn(text, root) }, fault: null };
};
