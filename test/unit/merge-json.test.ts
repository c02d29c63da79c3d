import { describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const run = (pristine: unknown, yours: string, render: unknown): Promise<Merged> =>
  merge('package.json', { pristine: json(pristine), yours, render: json(render) });

const clean = async (pristine: unknown, yours: string, render: unknown): Promise<string> => {
  const result = await run(pristine, yours, render);
  return result.kind === 'clean' ? result.text : JSON.stringify(result);
};

describe('merging JSON', () => {
  const pristine = {
    name: 'app',
    scripts: { dev: 'x' },
    dependencies: { express: '5.0.0', pg: '8.0.0' },
  };

  it('adds keys behind their neighbours and leaves what somebody raised', async () => {
    const yours = json({
      ...pristine,
      scripts: { own: 'y', dev: 'x' },
      dependencies: { chalk: '5.0.0', express: '5.3.0', pg: '8.0.0' },
    });
    const render = { ...pristine, dependencies: { express: '5.0.0', jose: '6.0.0', pg: '8.1.0' } };
    expect(await clean(pristine, yours, render)).toBe(
      json({
        ...pristine,
        scripts: { own: 'y', dev: 'x' },
        dependencies: { chalk: '5.0.0', express: '5.3.0', jose: '6.0.0', pg: '8.1.0' },
      }),
    );
  });

  it('renames a key, and asks where somebody changed what it holds', async () => {
    const render = { ...pristine, scripts: { serve: 'x' } };
    const yours = json(pristine).replace('"name"', '"own": 1,\n  "name"');
    expect(await clean(pristine, yours, render)).toBe(yours.replace('"dev"', '"serve"'));
    const changed = await run(pristine, yours.replace('"x"', '"z"'), render);
    expect(changed).toMatchObject({ kind: 'conflict' });
  });

  it('takes out keys, the last one too', async () => {
    const yours = json(pristine).replace('"name"', '"own": 1,\n  "name"');
    const render = { name: 'app', scripts: {}, dependencies: { express: '5.0.0' } };
    const merged = await clean(pristine, yours, render);
    expect(JSON.parse(merged)).toEqual({ own: 1, ...render });
    expect(merged).not.toMatch(/,\s*}/);
  });

  it('keeps comments, tabs and lists on one line', async () => {
    const yours = '{\n\t// why\n\t"name": "app", /* here */\n\t"files": ["a", "b"], // both\n}\n';
    const before = { name: 'app', files: ['a', 'b'] };
    const after = { name: 'app', files: ['a', 'c', 'b'], flags: { on: true } };
    const result = await merge('tsconfig.json', {
      pristine: json(before),
      yours,
      render: json(after),
    });
    expect(result.kind === 'clean' && result.text).toBe(
      '{\n\t// why\n\t"name": "app", /* here */\n\t"files": ["a", "c", "b"], // both\n\t"flags": {\n\t\t"on": true\n\t},\n}\n',
    );
  });

  it('knows objects of a list by their id or name', async () => {
    const field = (id: string, more = {}) => ({ id, name: id, ...more });
    const before = { fields: [field('a'), field('b')] };
    const yours = json({ fields: [field('b', { length: 7 }), field('own'), field('a')] });
    const after = { fields: [field('a', { unique: true }), field('c'), field('b')] };
    expect(JSON.parse(await clean(before, yours, after))).toEqual({
      fields: [field('b', { length: 7 }), field('own'), field('a', { unique: true }), field('c')],
    });
  });

  it('asks where both changed a key, and names it', async () => {
    const yours = json(pristine).replace('8.0.0', '8.9.0');
    const render = { ...pristine, dependencies: { express: '5.0.0', pg: '8.1.0' } };
    const result = await run(pristine, yours, render);
    if (result.kind !== 'conflict') throw new Error(result.kind);
    expect(result.hunks).toEqual([
      {
        line: 8,
        pristine: ['    "pg": "8.0.0"'],
        yours: ['    "pg": "8.9.0"'],
        render: ['    "pg": "8.1.0"'],
      },
    ]);
    expect(result.resolve('ours')).toBe(yours);
    expect(result.resolve('theirs')).toBe(json(render));
  });

  it('refuses a file that does not parse', async () => {
    const render = { ...pristine, type: 'module' };
    expect(await run(pristine, json(pristine).replace('"app",', '"app"'), render)).toEqual({
      kind: 'refused',
      reason: 'It cannot be merged: the file does not parse, line 3: CommaExpected.',
      lines: ['  },', '  "type": "module"'],
    });
  });
});
