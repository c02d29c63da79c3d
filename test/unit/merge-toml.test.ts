import { describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';

type Texts = [pristine: string, yours: string, render: string];

const run = ([pristine, yours, render]: Texts): Promise<Merged> =>
  merge('pyproject.toml', { pristine, yours, render });

const clean = async (...texts: Texts): Promise<string> => {
  const result = await run(texts);
  return result.kind === 'clean' ? result.text : JSON.stringify(result, null, 1);
};

const pristine = `[project]
name = "my-app"
dependencies = [
    "fastapi==0.165.0",
    "pydantic==2.14.4",
    "sqlalchemy[asyncio]==2.1.9",
]

[project.scripts]
dev = "scripts.dev:main"

[tool.ruff]
line-length = 100

[tool.mypy]
strict = true
`;

describe('merging TOML', () => {
  it('knows packages by their name, and keeps what somebody added', async () => {
    const yours = pristine
      .replace('    "pydantic', '    "httpx>=1", # mine\n    "pydantic')
      .replace('strict = true', 'strict = true # always\nplugins = ["own"]');
    const render = pristine
      .replace('0.165.0', '0.166.0')
      .replace('    "sqlalchemy', '    "redis==8.1.0",\n    "sqlalchemy')
      .replace('dev = "scripts.dev:main"\n', 'dev = "scripts.dev:main"\nseed = "app.seed:main"\n');
    expect(await clean(pristine, yours, render)).toBe(
      render
        .replace('    "pydantic', '    "httpx>=1", # mine\n    "pydantic')
        .replace('strict = true', 'strict = true # always\nplugins = ["own"]'),
    );
    expect(await clean(render, await clean(pristine, yours, render), pristine)).toBe(yours);
  });

  it('writes into a list on one line, and with the quotes of its owner', async () => {
    const yours = `# Mine.\n[project]\nname = 'own'\ndependencies = ['fastapi==0.165.0', 'own']\n\n# Later.\n[tool.mypy]\nstrict = false\n`;
    const render = pristine.replace('    "sqlalchemy', '    "redis==8.1.0",\n    "sqlalchemy');
    expect(await clean(pristine, yours, render)).toBe(
      yours.replace("'fastapi==0.165.0', ", "'fastapi==0.165.0', 'redis==8.1.0', "),
    );
  });

  it('adds and takes out tables, with their comments and a blank line between', async () => {
    const render = pristine.replace(
      '[tool.mypy]',
      '[tool.ruff.lint]\nselect = ["E"]\n# Sample texts are long.\nignore = ["E501"]\n\n[[tool.uv.index]]\nname = "own"\n\n[tool.mypy]',
    );
    const yours = pristine
      .replace('line-length = 100', 'line-length = 90\n# line-ending = "lf"')
      .replace('strict', '# Mine.\nstrict');
    const merged = await clean(pristine, yours, render);
    expect(merged).toBe(
      render
        .replace('line-length = 100', 'line-length = 90\n# line-ending = "lf"')
        .replace('strict', '# Mine.\nstrict'),
    );
    expect(await clean(render, merged, pristine)).toBe(yours);
  });

  it('merges inline tables and lists of tables by key', async () => {
    const before = '[a]\nb = { version = "1", extras = ["x"] }\n\n[[c]]\nname = "one"\nurl = "u"\n';
    const yours = before
      .replace('extras = ["x"]', 'extras = ["x", "y"], own = true')
      .replace('"u"', '"u"\nown = 1');
    const after = before
      .replace('"1"', '"2"')
      .replace('"u"', '"v"')
      .replace('[[c]]', '[[c]]\nname = "two"\n\n[[c]]');
    expect(await clean(before, yours, after)).toBe(
      yours
        .replace('"1"', '"2"')
        .replace('"u"', '"v"')
        .replace('[[c]]', '[[c]]\nname = "two"\n\n[[c]]'),
    );
  });

  it('fills a table that is empty', async () => {
    const before = '[a]\n\n[b]\nx = 1\n';
    expect(await clean(before, '[a] # mine\n\n[b]\nx = 2\n', '[a]\ny = 1\n\n[b]\nx = 1\n')).toBe(
      '[a] # mine\ny = 1\n\n[b]\nx = 2\n',
    );
  });

  it('asks where both changed a value', async () => {
    const result = await run([
      pristine,
      pristine.replace('0.165.0', '0.164.0'),
      pristine.replace('0.165.0', '0.166.0'),
    ]);
    if (result.kind !== 'conflict') throw new Error(JSON.stringify(result));
    expect(result.hunks).toEqual([
      {
        line: 4,
        pristine: ['    "fastapi==0.165.0",'],
        yours: ['    "fastapi==0.164.0",'],
        render: ['    "fastapi==0.166.0",'],
      },
    ]);
  });

  it('refuses what does not parse, and a key that would be there twice', async () => {
    const render = pristine.replace('[tool.mypy]', '[tool.own]\nx = 1\n\n[tool.mypy]');
    expect(await run([pristine, `${pristine}x = = 1\n`, render])).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('line 17'),
    });
    expect(await run([pristine, `tool.own.x = 2\n${pristine}`, render])).toMatchObject({
      kind: 'refused',
    });
  });
});
