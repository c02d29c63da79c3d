import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Document, documentOf, fetchDocument, operationsOf, resolve } from './document.js';
import { schemaCheck } from './schemas.js';
import { tool } from './tools.js';

interface Finding {
  code: string;
  severity: number;
  path: string[];
}

const worth = 1; // Spectral: 0 is an error, 1 a warning.
const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spectral = async (file: string, ruleset: string): Promise<Finding[]> => {
  const { output } = await tool('spectral', ['lint', '-q', '-f', 'json', '-r', ruleset, file]);
  const findings: Finding[] = JSON.parse(output.slice(output.indexOf('[')));
  return findings.filter(({ severity }) => severity <= worth);
};

const redocly = async (file: string): Promise<string[]> => {
  const args = ['lint', '--config', 'redocly.yaml', '--format', 'json', file];
  const { output } = await tool('redocly', args);
  const report = JSON.parse(output.slice(output.indexOf('{\n'), output.lastIndexOf('\n}') + 2));
  return report.problems.map((problem: { message: string }) => problem.message);
};

const texts: Record<string, () => Promise<string>> = {
  'every app type': () => fetchDocument(inject('url')),
  productivity: () => documentOf(inject('projects').productivity),
  blank: () => documentOf(inject('projects').blank),
  sessions: () => fetchDocument(inject('sessionsUrl')),
};

for (const [name, read] of Object.entries(texts))
  describe(`openapi.json of ${name}`, () => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.json`);
    let document: Document;
    beforeAll(async () => {
      const text = await read();
      writeFileSync(file, text);
      document = JSON.parse(text);
    });

    test('Redocly finds nothing', async () => {
      expect(await redocly(file)).toEqual([]);
    });

    test('Spectral finds nothing, its OWASP rules neither', async () => {
      expect(await spectral(file, 'spectral.yaml')).toEqual([]);
    });

    test('every operation can go well', () => {
      const isGood = (status: string): boolean => /^2|^302$/.test(status);
      const bad = operationsOf(document).filter(
        ({ operation }) => !Object.keys(operation.responses).some(isGood),
      );
      expect(bad.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    });

    test('operation ids are unique', () => {
      const ids = operationsOf(document).map(({ operation }) => operation.operationId);
      expect(ids.length).toBeGreaterThan(8);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('every body has an example that its schema allows', () => {
      const check = schemaCheck(document);
      const wrong = mediaOf(document).flatMap((keys) => {
        const { node } = resolve(document, keys);
        if (node.example === undefined) return `${keys.join(' ')} has no example`;
        const problem = check([...keys, 'schema'], node.example);
        return problem ? `${keys.join(' ')}: ${problem}` : [];
      });
      expect(wrong).toEqual([]);
    });
  });

/** Where the bodies of requests and responses are described. */
const mediaOf = (document: Document): string[][] =>
  operationsOf(document).flatMap(({ method, path, operation }) => {
    const at = ['paths', path, method];
    const bodies = [
      ...(operation.requestBody ? [[...at, 'requestBody']] : []),
      ...Object.keys(operation.responses).map((status) => [...at, 'responses', status]),
    ];
    return bodies.flatMap((keys) => {
      const found = resolve(document, keys);
      const types = Object.keys((found.node.content as object | undefined) ?? {});
      return types.map((type) => [...found.keys, 'content', type]);
    });
  });

test('the linters see what is wrong', async () => {
  const document: Document = JSON.parse(await documentOf(inject('projects').blank));
  const [first, second] = operationsOf(document);
  if (!first || !second) throw new Error('no operations');
  first.operation.operationId = second.operation.operationId;
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify(document));
  expect((await redocly(file)).length).toBeGreaterThan(0);
  expect((await spectral(file, 'spectral.yaml')).map(({ code }) => code)).toContain(
    'operation-operationId-unique',
  );
});

test('only registering and logging in are an exception to the rules', async () => {
  const ruleset = join(folder, 'plain.yaml');
  const rules = join(import.meta.dirname, 'tools/node_modules/@stoplight/spectral-owasp-ruleset');
  writeFileSync(ruleset, `extends:\n  - spectral:oas\n  - ${rules}/dist/ruleset.js\n`);
  const file = join(folder, 'productivity.json');
  const found = (await spectral(file, ruleset)).map(({ path }) => path.slice(0, 3).join(' '));
  expect(found).toEqual(['paths /api/v1/auth/register post', 'paths /api/v1/auth/login post']);
});
