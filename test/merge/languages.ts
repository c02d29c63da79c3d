import type { ImportGrammar } from '../../src/merge/imports/types.js';
import { importGrammar as pythonImports } from '../../src/merge/python/imports.js';
import { parse as parsePython } from '../../src/merge/python/parse.js';
import type { Parsed } from '../../src/merge/tree/node.js';
import { importGrammar } from '../../src/merge/typescript/imports.js';
import { parse } from '../../src/merge/typescript/parse.js';

/** What tests have to know of a programming language. */
export interface CodeLanguage {
  name: string;
  pattern: RegExp;
  /** What a comment begins with. */
  comment: string;
  parse(text: string): Parsed | Promise<Parsed>;
  imports: ImportGrammar;
  /** A line that imports. */
  isImport: RegExp;
  /** Lines that somebody may write; not all parse wherever they stand. */
  lines(id: number): string[];
}

export const languages: CodeLanguage[] = [
  {
    name: 'TypeScript',
    pattern: /\.ts$/,
    comment: '//',
    parse,
    imports: importGrammar,
    isImport: /^import .*;$/,
    lines: (id) => [
      `mine${id}();`,
      `const mine${id} = [1, 1];`,
      `mine${id}: 'mine',`,
      `mine${id},`,
      `import { mine${id} } from './mine${id}.js';`,
    ],
  },
  {
    name: 'Python',
    pattern: /\.py$/,
    comment: '#',
    parse: parsePython,
    imports: pythonImports,
    isImport: /^(?:from \S+ )?import [^(]*$/,
    lines: (id) => [
      `mine${id}()`,
      `mine${id}: list[int] = [1, 1]`,
      `"mine${id}": 'mine',`,
      `mine${id},`,
      `mine${id}=${id},`,
      `from mine${id} import mine${id}`,
      `if mine${id}: pass`,
      `@mine${id}`,
    ],
  },
];

/** The language of a file, where it is code. */
export const languageOf = (path: string): CodeLanguage | undefined =>
  languages.find(({ pattern }) => pattern.test(path));
