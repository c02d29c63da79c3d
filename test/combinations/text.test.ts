import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { allowed, type Combination, render } from './all.js';

const combinations = allowed.map(render);
const exceptions =
  /(^|\/)(package-lock\.json|pnpm-lock\.yaml|migration\.sql|common-passwords[^/]*)$|^\.vibe\//;

/** What grows with every resource is one list, however long: cutting it would only hide it. */
const lists = /^(README\.md|vibe\.json|prisma\/schema\.prisma)$|(^|\/)migrations\//;

/** The files of all combinations, each content once. */
const unique = new Map(
  combinations.flatMap(({ name, files }) =>
    files.map(({ path, content }) => [`${path}\n${content}`, { name, path, content }] as const),
  ),
);

const offenders = (wrong: (path: string, content: string) => unknown): string[] =>
  [...unique.values()]
    .filter(({ path }) => !exceptions.test(path))
    .flatMap(({ name, path, content }) => (wrong(path, content) ? [`${path} of ${name}`] : []));

const throws = (parse: () => unknown): boolean => {
  try {
    parse();
    return false;
  } catch {
    return true;
  }
};

const envOf = ({ files }: Combination): string[] => {
  const example = files.find(({ path }) => path === '.env.example')?.content ?? '';
  return [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
};

describe('rendered files', () => {
  test('there are combinations', () => {
    expect(combinations.length).toBeGreaterThan(8);
    expect(new Set(combinations.map(({ name }) => name)).size).toBe(combinations.length);
  });

  test('no file is longer than 200 lines', () => {
    const long = (path: string, content: string) =>
      !lists.test(path) && content.split('\n').length > 201;
    expect(offenders(long)).toEqual([]);
  });

  test('nothing of the template language is left over', () => {
    const block = /\[object Object\]|\{\{[#/>]/;
    const value = /\{\{ ?[a-z]+(\.[a-z]+)? ?\}\}/i;
    // Python doubles the braces that stand for themselves in a text with values.
    const wrong = (path: string, content: string) =>
      block.test(content) || (!path.endsWith('.py') && value.test(content));
    expect(
      offenders((path, content) => !path.startsWith('.github/') && wrong(path, content)),
    ).toEqual([]);
  });

  test('no value is missing', () => {
    const code = /\.[cm]?[jt]s$/;
    const quoted = /(?<!typeof [\w.]+ [!=]== )['"`/]undefined\b/;
    const wrong = (path: string) => (code.test(path) ? quoted : /\bundefined\b/);
    expect(offenders((path, content) => wrong(path).test(content))).toEqual([]);
  });

  test('no line ends in a space, every file ends in one newline', () => {
    expect(offenders((path, content) => !path.endsWith('.md') && /[ \t]$/m.test(content))).toEqual(
      [],
    );
    expect(offenders((_, content) => content !== '' && !/[^\n]\n$/.test(content))).toEqual([]);
  });

  test('JSON and YAML parse', () => {
    expect(
      offenders((path, content) => path.endsWith('.json') && throws(() => JSON.parse(content))),
    ).toEqual([]);
    const broken = (content: string) =>
      parseAllDocuments(content, { uniqueKeys: true }).some(
        (document) => document.errors.length > 0,
      );
    expect(offenders((path, content) => /\.ya?ml$/.test(path) && broken(content))).toEqual([]);
  });

  test('every variable of .env.example is read', () => {
    const unread = combinations.flatMap((combination) => {
      const others = combination.files.filter(
        ({ path }) => !/^\.env|env\.(ts|py)$|\.md$|^\.vibe/.test(path),
      );
      const text = others.map(({ content }) => content).join('\n');
      return envOf(combination).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    });
    expect([...new Set(unread)]).toEqual([]);
  });

  test('every environment variable that code reads is declared', () => {
    const undeclared = combinations.flatMap((combination) => {
      const declared = new Set([
        ...envOf(combination),
        'CI',
        'PATH',
        'HOME',
        'NODE_ENV',
        'APP_ENV',
      ]);
      const code = combination.files.filter(({ path }) => /^(src|app)\//.test(path));
      const read = code.flatMap(({ content }) => [
        ...content.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g),
      ]);
      return read.map((match) => match[1] ?? '').filter((name) => !declared.has(name));
    });
    expect([...new Set(undeclared)]).toEqual([]);
  });

  test('no comment or name gives the generator away', () => {
    const wrong = /\b(TODO|FIXME|XXX|[Ll]orem ipsum|[Gg]enerated by|[Aa]uto-?generated)\b/;
    expect(
      offenders((path, content) => /\.([cm]?[jt]s|py)$/.test(path) && wrong.test(content)),
    ).toEqual([]);
    expect(offenders((path) => /(^|\/)(utils|helpers)\b/.test(path))).toEqual([]);
  });

  test('dependencies are exact versions and every import is declared', () => {
    const wrong = combinations.flatMap(({ name, files }) => {
      const manifest = JSON.parse(
        files.find(({ path }) => path === 'package.json')?.content ?? '{}',
      );
      const versions = { ...manifest.dependencies, ...manifest.devDependencies };
      const loose = Object.entries(versions).filter(
        ([, version]) => !/^\d+\.\d+\.\d+/.test(String(version)),
      );
      const imports = files
        .filter(({ path }) => /^(src|scripts|test)\/.*\.[cm]?[jt]s$/.test(path))
        .flatMap(({ content }) => [
          ...content.matchAll(/(?:from|import\() ?'((?:@[^/']+\/)?[^./'][^/']*)/g),
        ])
        .map((match) => match[1] ?? '')
        .filter((id) => !id.startsWith('node:') && !(id in versions));
      return [...loose.map(([id]) => id), ...imports].map((id) => `${id} of ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('packages of Python are exact versions', () => {
    const loose = combinations.flatMap(({ name, files }) => {
      const manifest = files.find(({ path }) => path === 'pyproject.toml')?.content ?? '';
      const named = [...manifest.matchAll(/^ {4}"([a-z][\w.-]*(?:\[.*\])?)(.*)",$/gm)];
      return named
        .filter(([, , version = '']) => !/^==\d+(\.\d+)+(; .*)?$/.test(version))
        .map(([, id]) => `${id} of ${name}`);
    });
    expect([...new Set(loose)]).toEqual([]);
  });

  test('what runs in production is no development dependency', () => {
    const wrong = combinations.flatMap(({ files }) => {
      const manifest = JSON.parse(
        files.find(({ path }) => path === 'package.json')?.content ?? '{}',
      );
      return files
        .filter(({ path }) => /^src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
        .flatMap(({ content }) => [
          ...content.matchAll(
            /^(?!import type).*(?:from|import\() ?'((?:@[^/']+\/)?[^./'][^/']*)/gm,
          ),
        ])
        .map((match) => match[1] ?? '')
        .filter((id) => id in (manifest.devDependencies ?? {}));
    });
    expect([...new Set(wrong)]).toEqual([]);
  });
});
