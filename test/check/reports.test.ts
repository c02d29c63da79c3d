import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/check/report/facts.js';
import { jsonReport } from '../../src/check/report/json.js';
import { junitReport } from '../../src/check/report/junit.js';
import { markdownReport } from '../../src/check/report/markdown.js';
import { textReport } from '../../src/check/report/text.js';
import type { Result } from '../../src/check/run.js';

const passed: Result = {
  id: 'sorting.keys[tasks]',
  group: 'sorting',
  clause: '3 Lists',
  title: 'sorts by three keys',
  status: 'passed',
  reason: null,
  failure: null,
  log: [],
  duration_ms: 12,
  requests: [],
};

const nasty = `it's <b>"&" ]]> \u0000\u0007\uD800 \`\`\` | *x*`;

const failed: Result = {
  ...passed,
  id: 'endpoints.list[tasks]',
  group: 'endpoints',
  title: nasty,
  status: 'failed',
  failure: { message: nasty, expected: '200', actual: '500' },
  log: ['{"level":"error"}'],
  requests: [
    {
      method: 'POST',
      url: 'http://127.0.0.1/api/v1/tasks',
      headers: { 'content-type': 'application/json' },
      body: `{"title":"it's"}`,
      status: 500,
      answer: nasty,
      request_id: null,
      took_ms: 3,
    },
  ],
};

const skipped: Result = {
  ...passed,
  id: 'security.logs',
  group: 'security',
  status: 'skipped',
  reason: 'no logs',
};

const facts: Facts = {
  version: '1.2.3',
  url: 'http://127.0.0.1:3000',
  stack: { framework: 'fastify' },
  duration_ms: 61_000,
  results: [passed, failed, skipped],
  left: ['ann@example.com'],
};

test('text follows the checklist and tells all of a failure', () => {
  const text = textReport(facts);
  const places = ['✗ Endpoints', '✓ Sorting', '– Security'].map((title) => text.indexOf(title));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain('expected  200');
  expect(text).toContain('got       500');
  expect(text).toContain(`--data-raw '{"title":"it'\\''s"}'`);
  expect(text).toContain("vibe check --only 'endpoints.list[tasks]'");
  expect(text).toContain('– no logs');
  expect(text).toContain('1 passed, 1 failed, 1 skipped in 61 s');
  expect(text).toContain('ann@example.com');
});

test('the command line of a request is one that a shell understands', () => {
  const line = textReport(facts)
    .split('\n')
    .find((one) => one.includes('curl'));
  const args = execFileSync('sh', ['-c', `set -- ${line?.trim()}; printf '%s\\n' "$@"`], {
    encoding: 'utf8',
  }).split('\n');
  expect(args).toEqual(
    expect.arrayContaining(['POST', 'content-type: application/json', `{"title":"it's"}`]),
  );
});

test('JSON is one document', () => {
  const document = JSON.parse(jsonReport(facts));
  expect(document).toMatchObject({
    version: '1.2.3',
    url: 'http://127.0.0.1:3000',
    stack: { framework: 'fastify' },
    summary: { passed: 1, failed: 1, skipped: 1 },
    left: ['ann@example.com'],
  });
  expect(document.checks).toMatchObject([
    { id: 'sorting.keys[tasks]', status: 'passed', message: null },
    { id: 'endpoints.list[tasks]', status: 'failed', message: nasty, expected: '200' },
    { id: 'security.logs', status: 'skipped', reason: 'no logs' },
  ]);
});

test('JUnit is XML whatever a server answers', () => {
  const xml = junitReport(facts);
  expect(xml.split('\n').filter((line) => /<\/?testsuites?/.test(line))).toHaveLength(8);
  expect(xml).toContain('tests="3" failures="1" errors="0" skipped="1"');
  expect(xml).toContain('<skipped message="no logs"/>');
  expect(xml).toContain('&lt;b&gt;&quot;&amp;&quot; ]]&gt; \uFFFD\uFFFD\uFFFD');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
  expect(xml).not.toMatch(/[\u0000-\u0008\p{Surrogate}]/u);
  expect(xml.replace(/"[^"]*"/g, '').match(/&(?!amp;|lt;|gt;|quot;|#\d+;)/)).toBeNull();
});

test('Markdown is a checklist that nothing in a title or an answer breaks', () => {
  const text = markdownReport(facts);
  expect(text).toContain('- [x] sorts by three keys (`sorting.keys[tasks]`, 3 Lists)');
  expect(text).toMatch(/^- \[ \] it's \\<b\\>/m);
  expect(text).toContain('skipped: no logs');
  expect(text.match(/^````$/gm)).toHaveLength(2);
});
