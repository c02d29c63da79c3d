import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fast, type Outcome, run, suiteFolder } from '../cli/run.js';
import { answer, serve } from './backend.js';

const folder = suiteFolder();
const project = join(folder, 'app');
const nowhere = join(folder, 'nowhere');

const vibe = (args: string[], cwd = nowhere): Promise<Outcome> => run(args, { cwd, bin: 'vibe' });

/** One sentence and a way out, no stack, nothing on stdout. */
const expectRefusal = ({ code, stdout, stderr }: Outcome, sentence: RegExp, hint: RegExp): void => {
  expect(code).toBe(1);
  expect(stdout).toBe('');
  const [first = '', second = ''] = stderr.split('\n');
  expect(first).toMatch(sentence);
  expect(second).toMatch(hint);
  expect(stderr).not.toMatch(/^\s+at /m);
};

beforeAll(async () => {
  mkdirSync(nowhere);
  await run(['app', ...fast, '--app-type', 'productivity'], { cwd: folder });
}, 30_000);

describe('what cannot be checked', () => {
  test('no project and no address', async () => {
    expectRefusal(await vibe(['check']), /There is no vibe\.json here/, /--url/);
  });

  test('packages that are not installed', async () => {
    const refused = await vibe(['check'], join(project, 'src'));
    expectRefusal(refused, /not installed.+node_modules/, /npm install/);
  });

  test('an address where nobody is', async () => {
    const url = 'http://127.0.0.1:9';
    expectRefusal(await vibe(['check', '--url', url]), /cannot be reached/, /running/);
    const { stdout, code } = await vibe(['check', '--url', url, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'UNREACHABLE', hint: expect.any(String) });
    expect(code).toBe(1);
  });

  test('what is no address', async () => {
    for (const url of ['localhost:3000', 'ftp://localhost', 'x', ''])
      expectRefusal(await vibe(['check', '--url', url]), /is not the address/, /http:/);
  });

  test.each([
    ['a page', (path: string) => (path === '/' ? 'hello' : { nothing: true })],
    ['another API', () => ({ openapi: '3.1.0', paths: { '/pets': {} } })],
  ])('%s that is no backend of ours', async (_, content) => {
    const { url } = await serve(({ path }, response) => answer(response, 200, content(path)));
    expectRefusal(await vibe(['check', '--url', url]), /is not a backend/, /\/api\/v1/);
  });

  test('another machine, unless it is owned', async () => {
    const url = 'http://192.0.2.1:3000';
    expectRefusal(await vibe(['check', '--url', url]), /not this machine/, /--i-own-this-server/);
  });

  test('a check that does not exist', async () => {
    const refused = await vibe(['check', '--only', 'pagnation'], project);
    expectRefusal(refused, /no check "pagnation"/, /"pagination"/);
  });

  test('a report that does not exist', async () => {
    expectRefusal(await vibe(['check', '--report', 'yaml']), /text, json, junit, markdown/, /help/);
  });

  test('a vibe.json that cannot be read', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'vibe.json'), '{');
    expectRefusal(await vibe(['check'], broken), /not valid JSON/, /^$/);
  });
});

describe('--list', () => {
  const idsOf = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await vibe(['check', '--list', '--json', ...args], project);
    return JSON.parse(stdout).checks.map(({ id }: { id: string }) => id);
  };

  test('names each check once, and there are at least 150', async () => {
    const ids = await idsOf();
    expect(ids.length).toBeGreaterThanOrEqual(150);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(\.[a-z0-9-]+)+(\[[\w.-]+\])?$/);
  });

  test('a resource that is added later is checked too', async () => {
    const before = await idsOf();
    const file = join(project, 'vibe.json');
    const blueprint = JSON.parse(readFileSync(file, 'utf8'));
    blueprint.resources.push({
      name: 'notes',
      owner: 'user',
      fields: [{ id: 'body', name: 'body', type: 'text', required: true }],
    });
    writeFileSync(file, JSON.stringify(blueprint));
    const added = (await idsOf()).filter((id) => !before.includes(id));
    expect(added.length).toBeGreaterThan(20);
    for (const id of added) expect(id).toContain('notes');
  });

  test('--only takes ids, parts of ids and groups', async () => {
    const all = await idsOf();
    const one = all.find((id) => id.startsWith('filters.') && id.endsWith('[tasks]')) ?? '';
    const [base = ''] = one.split('[');
    expect(await idsOf('--only', one)).toEqual([one]);
    expect(await idsOf('--only', base)).toEqual(
      all.filter((id) => id === base || id.startsWith(`${base}[`)),
    );
    const several = await idsOf('--only', 'filters', 'sorting');
    expect(several).toEqual(all.filter((id) => /^(filters|sorting)\./.test(id)));
  });

  test('is text for people', async () => {
    const { stdout, code } = await vibe(['check', '--list'], project);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Filters$/m);
    expect(stdout).toMatch(/^ {2}filters\.\S+ +.+\(3 Lists\)$/m);
  });
});
