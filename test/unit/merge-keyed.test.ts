import { describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';

type Texts = [pristine: string, yours: string, render: string];

const run = (path: string, [pristine, yours, render]: Texts): Promise<Merged> =>
  merge(path, { pristine, yours, render });

const clean = async (path: string, texts: Texts): Promise<string> => {
  const result = await run(path, texts);
  return result.kind === 'clean' ? result.text : JSON.stringify(result);
};

const conflict = async (path: string, texts: Texts) => {
  const result = await run(path, texts);
  if (result.kind !== 'conflict') throw new Error(JSON.stringify(result));
  return result;
};

describe('ignore files', () => {
  it('puts a new line behind its neighbour, and leaves what somebody sorted', async () => {
    const pristine = 'node_modules/\ndist/\n.env\n';
    const yours = '# builds\ndist/\n.env\n\n# mine\nnode_modules/\n*.swp\n';
    const render = 'node_modules/\ndist/\n.data/\n.env\n';
    expect(await clean('.gitignore', [pristine, yours, render])).toBe(
      '# builds\ndist/\n.data/\n.env\n\n# mine\nnode_modules/\n*.swp\n',
    );
  });

  it('adds nothing that is there, and nothing that was deleted on purpose', async () => {
    const texts: Texts = ['a\nb\n', 'c\na\n', 'a\nb\nc\n'];
    expect(await clean('.dockerignore', texts)).toBe('c\na\n');
  });

  it('takes out what the render has no more, but no words of yours', async () => {
    const texts: Texts = ['a\nb\nc\n', 'a\n# why\nb\nc\nmine\n', 'a\nc\n'];
    expect(await clean('.gitignore', texts)).toBe('a\n# why\nc\nmine\n');
  });
});

describe('.env.example', () => {
  const pristine = '# Port.\nPORT=3000\n\n# Level.\n# LOG_LEVEL=info\n';

  it('adds a variable with its comment, between yours', async () => {
    const yours = '# Port.\nPORT=4000\n\n# Mine.\nOWN=1\n\n# Level.\nLOG_LEVEL=debug\n';
    const render = '# Port.\nPORT=3000\n\n# Redis.\n# REDIS_URL=x\n\n# Level.\n# LOG_LEVEL=info\n';
    expect(await clean('.env.example', [pristine, yours, render])).toBe(
      '# Port.\nPORT=4000\n\n# Redis.\n# REDIS_URL=x\n\n# Mine.\nOWN=1\n\n# Level.\nLOG_LEVEL=debug\n',
    );
  });

  it('brings a new comment to a value of yours', async () => {
    const yours = pristine.replace('3000', '4000');
    const render = pristine.replace('# Port.', '# The port.');
    expect(await clean('.env.example', [pristine, yours, render])).toBe(
      yours.replace('# Port.', '# The port.'),
    );
  });

  it('brings a new comment beside one of yours, and leaves what you wrote', async () => {
    const yours = pristine
      .replace('# Port.', '# Mine.\n# Port.')
      .replace('# Level.', '# My level.')
      .replace('3000', '4000');
    const render = pristine.replace('# Port.', '# The port.').replace('# Level.', '# The level.');
    expect(await clean('.env.example', [pristine, yours, render])).toBe(
      yours.replace('# Port.', '# The port.'),
    );
  });

  it('asks where both changed a value', async () => {
    const texts: Texts = [
      pristine,
      pristine.replace('3000', '4000'),
      pristine.replace('3000', '5'),
    ];
    const { hunks, resolve } = await conflict('.env.example', texts);
    expect(hunks).toEqual([
      { line: 2, pristine: ['PORT=3000'], yours: ['PORT=4000'], render: ['PORT=5'] },
    ]);
    expect(resolve('theirs')).toBe(texts[2]);
    expect(resolve('ours')).toBe(texts[1]);
  });
});

describe('schema.prisma', () => {
  const block = (name: string, ...lines: string[]): string =>
    `model ${name} {\n${lines.map((line) => (line ? `  ${line}\n` : '\n')).join('')}}\n`;
  const pristine = `${block('User', 'id   String', 'name String', '', '@@map("users")')}\n${block('Task', 'id String @id')}`;

  it('adds fields and models to a schema that somebody works on', async () => {
    const yours = `/// People.\n${block('User', 'id   String', '// shown', 'name  String? // mine', 'age  Int', '', '@@index([age])', '@@map("users")')}\n${block('Mine', 'id Int @id')}\n${block('Task', 'id String @id')}`;
    const render = `${block('User', 'id       String', 'name     String', 'nickname String?', '', '@@unique([nickname])', '@@map("users")')}\n${block('Task', 'id String @id')}\n${block('Note', 'id String @id')}`;
    expect(await clean('prisma/schema.prisma', [pristine, yours, render])).toBe(
      `/// People.\n${block('User', 'id       String', '// shown', 'name  String? // mine', 'nickname String?', 'age  Int', '', '@@index([age])', '@@unique([nickname])', '@@map("users")')}\n${block('Mine', 'id Int @id')}\n${block('Task', 'id String @id')}\n${block('Note', 'id String @id')}`,
    );
  });

  it('asks where both changed a field', async () => {
    const yours = pristine.replace('name String', 'name Int');
    const render = pristine.replace('name String', 'name String?');
    const { hunks } = await conflict('schema.prisma', [pristine, yours, render]);
    expect(hunks).toEqual([
      { line: 3, pristine: ['  name String'], yours: ['  name Int'], render: ['  name String?'] },
    ]);
  });

  it('refuses a schema with a model or a field twice, or open braces', async () => {
    const render = pristine.replace('  name String\n', '  name String\n  age  Int\n');
    for (const [yours, fault] of [
      [`${pristine}\n${block('Task', 'id Int')}`, 'model Task is there twice'],
      [pristine.replace('id String @id', 'id String @id\n  id Int'), 'model Task has id twice'],
      [pristine.replace(/\}\n$/, ''), 'model Task has no closing brace'],
    ] as const) {
      const result = await run('schema.prisma', [pristine, yours, render]);
      expect(result).toMatchObject({ kind: 'refused', lines: ['  age  Int'] });
      expect(result.kind === 'refused' && result.reason).toContain(fault);
    }
  });
});

describe('Markdown', () => {
  const pristine =
    '# App\n\nText.\n\n## Start\n\n```sh\n# not a heading\nnpm i\n```\n\n## Data\n\none\n';

  it('adds a section behind its neighbour, and changes one inside by lines', async () => {
    const yours = pristine
      .replace('## Data', '## Mine\n\nWords.\n\n## Data')
      .replace('Text.', 'My text.');
    const render = pristine
      .replace('## Data', '## Scripts\n\ntable\n\n## Data')
      .replace('one', 'one\ntwo');
    expect(await clean('README.md', [pristine, yours, render])).toBe(
      '# App\n\nMy text.\n\n## Start\n\n```sh\n# not a heading\nnpm i\n```\n\n## Scripts\n\ntable\n\n## Mine\n\nWords.\n\n## Data\n\none\ntwo\n',
    );
  });

  it('lets everybody choose the title', async () => {
    const yours = pristine.replace('# App', '# My own app');
    const render = pristine.replace('one', 'two').replace('npm i', 'pnpm i');
    expect(await clean('README.md', [pristine, yours, render])).toBe(
      render.replace('# App', '# My own app'),
    );
  });

  it('follows a section that somebody moved', async () => {
    const data = '## Data\n\none\n';
    const yours = `# App\n\nText.\n\n${data}\n## Start\n\nMine.\n`;
    const render = pristine.replace('one', 'two');
    expect(await clean('AGENTS.md', [pristine, yours, render])).toContain('## Data\n\ntwo\n');
  });

  it('asks where both changed the same line', async () => {
    const texts: Texts = [
      pristine,
      pristine.replace('one', 'mine'),
      pristine.replace('one', 'new'),
    ];
    const { hunks } = await conflict('README.md', texts);
    expect(hunks).toEqual([{ line: 14, pristine: ['one'], yours: ['mine'], render: ['new'] }]);
  });
});

describe('YAML', () => {
  const pristine = 'services:\n  web:\n    build: .\n  db:\n    image: postgres\n';

  it('merges by lines', async () => {
    const yours = pristine.replace('build: .', 'build: ./app');
    const render = `${pristine}  redis:\n    image: redis\n`;
    expect(await clean('compose.yaml', [pristine, yours, render])).toBe(
      `${yours}  redis:\n    image: redis\n`,
    );
  });

  it('refuses what would not parse', async () => {
    const yours = pristine.replace('services:', 'services:\n  redis:\n    image: mine');
    const render = `${pristine}  redis:\n    image: redis\n`;
    expect(await run('compose.yaml', [pristine, yours, render])).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('Map keys must be unique'),
      lines: ['  redis:', '    image: redis'],
    });
  });
});
