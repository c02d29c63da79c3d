import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fast, filesBelow, run, temporaryFolder } from './run.js';

test.each(['create-vibe-backend', 'vibe'])('%s tells its version and its help', async (bin) => {
  const cwd = temporaryFolder();
  const version = await run(['--version'], { cwd, bin });
  expect(version).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  });
  const help = await run(['--help'], { cwd, bin });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('create');
});

test('vibe create is the same command', async () => {
  const cwd = temporaryFolder();
  const [one, other] = await Promise.all([
    run(['one', ...fast], { cwd }),
    run(['create', 'other', ...fast], { cwd, bin: 'vibe' }),
  ]);
  expect([one.code, other.code]).toEqual([0, 0]);
  const names = (folder: string) =>
    filesBelow(join(cwd, folder)).filter((path) => !/migrations|objects/.test(path));
  expect(names('one')).toEqual(names('other'));
});

test.each(['My App', 'deep/er/app', 'ünï/app'])('makes a project in "%s"', async (dir) => {
  const cwd = temporaryFolder();
  expect(await run([dir, ...fast], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const manifest = JSON.parse(readFileSync(join(cwd, dir, 'package.json'), 'utf8'));
  expect(manifest.name).toMatch(/^(my-)?app$/);
});

test.each([
  ['nothing', []],
  ['.git', ['.git']],
  [".git and a desktop's file", ['.git', '.DS_Store']],
])('takes a folder that holds %s', async (_, kept) => {
  const cwd = join(temporaryFolder(), 'app');
  mkdirSync(cwd);
  for (const name of kept) mkdirSync(join(cwd, name));
  expect(await run(['.', ...fast], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(cwd)).toEqual(expect.arrayContaining([...kept, 'package.json']));
});

test.each([
  ['nothing else', [], { auth: 'jwt' }],
  ['none', ['--oauth', 'none'], { auth: 'jwt' }],
  [
    'one beside sessions',
    ['--auth', 'session', '--oauth', 'apple'],
    { auth: 'session', oauth: ['apple'] },
  ],
  ['OAuth by one word', ['--auth', 'oauth'], { auth: 'jwt', oauth: ['google', 'apple'] }],
  [
    'less than that word',
    ['--auth', 'oauth', '--oauth', 'google'],
    { auth: 'jwt', oauth: ['google'] },
  ],
])('logs people in by what is said: %s', async (_, flags, expected) => {
  const cwd = temporaryFolder();
  expect(await run(['app', ...flags, ...fast], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const { answers } = JSON.parse(readFileSync(join(cwd, 'app', 'vibe.json'), 'utf8'));
  const { auth, oauth } = answers;
  expect({ auth, ...(oauth && { oauth }) }).toEqual(expected);
  const printed = await run(['again', ...flags, ...fast, '--dry-run'], { cwd });
  expect(printed.stdout.includes('--oauth')).toBe('oauth' in expected);
});

describe('refuses and writes nothing', () => {
  const refused: [string, string[], string, string][] = [
    ['a misspelt option', ['app', '--framwork', 'express'], 'USAGE_ERROR', '--framework'],
    ['a misspelt value', ['app', '--framework', 'expres'], 'UNKNOWN_VALUE', 'express'],
    ['a misspelt provider', ['app', '--oauth', 'gogle'], 'UNKNOWN_VALUE', 'google'],
    ['a missing answer', ['app'], 'MISSING_ANSWER', '--yes'],
    ['a bad name', ['what?', '--yes'], 'BAD_NAME', 'Try what'],
    ['an empty name', ['', '--yes'], 'BAD_NAME', 'my-backend'],
    ['a reserved name', ['node_modules', '--yes'], 'BAD_NAME', 'my-backend'],
    ['a folder with content', ['full', '--yes'], 'DIRECTORY_NOT_EMPTY', 'another name'],
    ['a file in the way', ['full/file', '--yes'], 'FILE_IN_THE_WAY', 'another name'],
    ['a file above', ['full/file/app', '--yes'], 'FILE_IN_THE_WAY', 'another name'],
    ['a missing vibe.json', ['app', '--from', 'none.json'], 'FILE_NOT_FOUND', '--from'],
    ['two folders', ['app', 'other', '--yes'], 'USAGE_ERROR', '--help'],
  ];
  test.each(refused)('%s', async (_, args, code, hint) => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'full'));
    writeFileSync(join(cwd, 'full', 'file'), 'mine');
    const before = filesBelow(cwd);
    const spoken = await run([...args, '--no-install', '--no-git'], { cwd });
    expect(spoken).toMatchObject({ code: 1, stdout: '' });
    expect(spoken.stderr).toContain(hint);
    const json = await run([...args, '--no-install', '--no-git', '--json'], { cwd });
    expect(json).toMatchObject({ code: 1, stderr: '' });
    const document = JSON.parse(json.stdout);
    expect(Object.keys(document)).toEqual(['code', 'message', 'hint']);
    expect(document.code).toBe(code);
    expect(filesBelow(cwd)).toEqual(before);
    expect(readdirSync(cwd)).toEqual(['full']);
  });
});

test('--json prints one document and nothing else', async () => {
  const cwd = temporaryFolder();
  const { code, stdout, stderr } = await run(['app', ...fast, '--json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ code: 'CREATED', installed: false, git: 'skipped' });
  expect(document.files.toSorted()).toEqual(filesBelow(join(cwd, 'app')));
});

test('the printed command makes the same project', async () => {
  const cwd = temporaryFolder();
  const { stdout } = await run(['app', ...fast, '--json'], { cwd });
  const [, , ...args] = JSON.parse(stdout).command.split(' ');
  const again = temporaryFolder();
  expect(await run(args, { cwd: again })).toMatchObject({ code: 0 });
  const manifest = (folder: string) => readFileSync(join(folder, 'app', 'vibe.json'), 'utf8');
  expect(manifest(again)).toBe(manifest(cwd));
});

test('--dry-run and --diff write nothing; the patch can be applied', async () => {
  const cwd = temporaryFolder();
  const preview = await run(['app', ...fast, '--dry-run'], { cwd });
  expect(preview).toMatchObject({ code: 0, stderr: '' });
  expect(preview.stdout).toContain('package.json');
  const listed = await run(['app', ...fast, '--dry-run', '--json'], { cwd });
  const files = JSON.parse(listed.stdout).files.map((file: { path: string }) => file.path);
  const patch = await run(['app', ...fast, '--diff'], { cwd });
  expect(readdirSync(cwd)).toEqual([]);
  writeFileSync(join(cwd, 'all.patch'), patch.stdout);
  mkdirSync(join(cwd, 'patched'));
  execFileSync('git', ['apply', '../all.patch'], {
    cwd: join(cwd, 'patched'),
    env: { ...process.env, GIT_CEILING_DIRECTORIES: cwd },
  });
  expect(filesBelow(join(cwd, 'patched')).length).toBe(files.length);
});

test('of two runs at once only one makes the project', async () => {
  const cwd = temporaryFolder();
  const runs = await Promise.all([1, 2, 3].map(() => run(['app', ...fast], { cwd })));
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 1, 1]);
  expect(filesBelow(join(cwd, 'app'))).toContain('package.json');
});
