import { mergeEnv } from './env.js';
import { mergeIgnore } from './ignore.js';
import { mergeJson } from './json.js';
import { mergeLines } from './lines.js';
import { mergeMarkdown } from './markdown.js';
import { mergePrisma } from './prisma.js';
import { mergePython } from './python/python.js';
import { mergeToml } from './toml.js';
import type { Strategy } from './types.js';
import { mergeTypeScript } from './typescript/typescript.js';
import { mergeYaml } from './yaml.js';

const table: [pattern: RegExp, strategy: Strategy][] = [
  [/\.[cm]?[jt]s$/, mergeTypeScript],
  [/\.py$/, mergePython],
  [/\.(json|jsonc)$/, mergeJson],
  [/\.toml$/, mergeToml],
  [/\.ya?ml$/, mergeYaml],
  [/\.prisma$/, mergePrisma],
  [/\.md$/, mergeMarkdown],
  [/(^|\/)\.[a-z]+ignore$/, mergeIgnore],
  [/(^|\/)\.env(\.[\w.]+)?$/, mergeEnv],
];

/** How a file is merged: by what its name says it is, else by lines. */
export const strategyFor = (path: string): Strategy =>
  table.find(([pattern]) => pattern.test(path))?.[1] ?? mergeLines;
