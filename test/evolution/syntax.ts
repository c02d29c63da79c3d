import { parseTOML } from 'toml-eslint-parser';
import { ts } from 'ts-morph';
import { parseAllDocuments } from 'yaml';
import { importedTwice } from '../../src/merge/imports/bindings.js';
import { importGrammar } from '../../src/merge/python/imports.js';
import { parse as parsePython } from '../../src/merge/python/parse.js';
import { applyEdits } from '../../src/merge/tree/node.js';
import { bare } from './marks.js';
import { plain } from './step.js';

const fails = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

const importsOf = (file: ts.SourceFile): string[] =>
  file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const { name, namedBindings } = statement.importClause ?? {};
    const list =
      namedBindings && ts.isNamedImports(namedBindings)
        ? namedBindings.elements.map((element) => element.name.text)
        : namedBindings
          ? [namedBindings.name.text]
          : [];
    return [...(name ? [name.text] : []), ...list];
  });

const twice = (names: string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

const codeFault = (text: string): string | null => {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  const [first] = parseDiagnostics;
  if (first) return `line ${text.slice(0, first.start).split('\n').length} does not parse`;
  const name = twice(importsOf(file));
  return name ? `${name} is imported twice` : null;
};

const pythonFault = (text: string): string | null => {
  const { source, fault } = parsePython(text);
  const name = source && importedTwice(importGrammar, source.root);
  return name ? `${name} is imported twice` : fault;
};

const schemaFault = (text: string): string | null => {
  let block: string | null = null;
  const blocks: string[] = [];
  let fields: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const opened = /^(\w+ \w+)\s*\{/.exec(line)?.[1];
    if (opened && block) return `${block} does not end`;
    if (opened) {
      block = opened;
      blocks.push(opened);
      fields = [];
    } else if (line.startsWith('}')) {
      if (!block) return 'a block ends that did not begin';
      const field = twice(fields);
      if (field) return `${block} has ${field} twice`;
      block = null;
    } else if (/^\w/.test(line)) fields.push(line.split(/\s/)[0] ?? '');
  }
  return block ? `${block} does not end` : (twice(blocks) ?? null);
};

const faultIn = (path: string, text: string): string | null => {
  const body = text.replace(/^\uFEFF/, '');
  if (/\.[cm]?[jt]s$/.test(path)) return codeFault(body);
  if (path.endsWith('.py')) return pythonFault(plain(body));
  if (path.endsWith('.toml')) return fails(() => parseTOML(body));
  if (path.endsWith('.json')) return fails(() => JSON.parse(body));
  if (path.endsWith('.prisma')) return schemaFault(body);
  if (/\.ya?ml$/.test(path))
    return parseAllDocuments(body).flatMap(({ errors }) => errors)[0]?.message ?? null;
  return null;
};

const known = new Map<string, string | null>();

/** What is wrong with the text of a file, or null; each text is parsed once. */
export const faultOf = (path: string, text: string): string | null => {
  const key = `${path.slice(path.lastIndexOf('.'))}\n${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const fault = faultIn(path, text);
  if (known.size > 4000) known.clear();
  known.set(key, fault);
  return fault;
};

const registration =
  /^(?:import|export|from|(?:await )?\w+\.(?:register|use|addHook|get|post|include_router)\()/;

const registrations = (text: string): Map<string, number> => {
  const lines = new Map<string, number>();
  for (const line of text.split('\n').map((one) => one.trim()))
    if (registration.test(line)) lines.set(bare(line), (lines.get(bare(line)) ?? 0) + 1);
  return lines;
};

/** An import, export or registration that is more often in a text than in each of those it was made of. */
export const repeatedLine = (text: string, sources: string[]): string | null => {
  const known = sources.map(registrations);
  for (const [line, count] of registrations(text))
    if (count > 1 && known.every((lines) => (lines.get(line) ?? 0) < count)) return line;
  return null;
};

const printer = ts.createPrinter({ removeComments: true });

const withoutComments = (text: string): string => {
  const edits = (parsePython(plain(text)).source?.comments ?? []).map((range) => ({
    ...range,
    text: '',
  }));
  return applyEdits(plain(text), edits);
};

/** Code without its comments. */
export const code = (path: string, text: string): string =>
  path.endsWith('.py')
    ? withoutComments(text)
    : printer.printFile(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
