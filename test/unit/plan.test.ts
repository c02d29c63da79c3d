import { describe, expect, it } from 'vitest';
import type { Blueprint, Field } from '../../src/blueprint/types.js';
import type { Axis, Part, PartManifest, Template } from '../../src/parts/types.js';
import { constraintName } from '../../src/plan/constraint-name.js';
import { envExample, envFile } from '../../src/plan/environment.js';
import { literal, quote } from '../../src/plan/language/typescript.js';
import { mergeRecords } from '../../src/plan/merge-records.js';
import { packageJson } from '../../src/plan/package-json.js';
import { plan } from '../../src/plan/plan.js';
import { tablesOf } from '../../src/plan/tables.js';

const part = (name: string, manifest: Partial<PartManifest>, templates: Template[] = []): Part => ({
  label: name,
  hint: '',
  ...manifest,
  axis: 'axis',
  name,
  variants: [],
  templates: () => templates,
  lock: () => null,
  fragment: () => null,
});

const blueprint: Blueprint = {
  version: '0.1.0',
  name: 'shop',
  answers: { axis: ['one', 'two'] },
  resources: [
    {
      name: 'books',
      owner: 'user',
      fields: [{ id: 'title', name: 'title', type: 'string', required: true }],
    },
    {
      name: 'notes',
      owner: 'admin',
      fields: [{ id: 'book_id', name: 'book_id', type: 'ref', to: 'books' }],
    },
  ],
  relations: [],
};

const planOf = (parts: Part[]) => {
  const axis: Axis = { name: 'axis', order: 1, message: '', default: 'one', ask: 'always', parts };
  const inputs = { axes: [axis], now: new Date('2026-01-02T03:04:05Z'), secret: () => 'fresh' };
  const files = plan(blueprint, inputs);
  return new Map(files.map((file) => [file.path, file]));
};

const template = (path: string, content: string): Template => ({ path, content, rendered: true });

describe('plan', () => {
  it('renders a template once a resource, with the snippets of its own part', () => {
    const files = planOf([
      part(
        'one',
        { types: { string: { kind: 'text({{length}})' }, ref: { kind: '->{{ref.name}}' } } },
        [
          template(
            'src/__resource__/x.ts',
            '{{pascal}}:{{#each fields}} {{name}} {{snippet "kind" this}}{{/each}}',
          ),
        ],
      ),
    ]);
    expect(files.get('src/books/x.ts')?.content).toBe('Book: title text(255)');
    expect(files.get('src/notes/x.ts')).toMatchObject({
      content: 'Note: book_id ->books',
      unit: 'resource-notes',
    });
  });

  it('copies a file that is not a template as it is', () => {
    const verbatim: Template = { path: 'a.txt', content: '{{ left alone }}', rendered: false };
    expect(planOf([part('one', {}, [verbatim])]).get('a.txt')?.content).toBe('{{ left alone }}');
  });

  it('throws on a name that the view lacks', () => {
    expect(() => planOf([part('one', {}, [template('a', '{{missing}}')])])).toThrow(/missing/);
  });

  it('refuses two owners of one path, naming both', () => {
    const file = template('same', '');
    expect(() => planOf([part('one', {}, [file]), part('two', {}, [file])])).toThrow(
      'axis-one and axis-two both render same',
    );
  });

  it('is pure: the same inputs give the same files', () => {
    const parts = [part('one', { env: [{ name: 'A', comment: 'a', type: 'line', secret: true }] })];
    expect([...planOf(parts)]).toEqual([...planOf(parts)]);
  });

  it('records the pristine text of every file that may be edited, and no secret', () => {
    const parts = [
      part('one', { env: [{ name: 'A', comment: 'a', type: 'line' as const, secret: true }] }, [
        template('a.ts', 'x\n'),
      ]),
    ];
    const files = planOf(parts);
    const manifest = JSON.parse(files.get('.vibe/units/axis-one.json')?.content ?? '{}');
    const object = files.get(`.vibe/objects/${manifest.object}`)?.content ?? '{}';
    expect(JSON.parse(object)).toEqual({ 'a.ts': 'x\n' });
    expect(manifest.files['a.ts']).toBe('merged');
    const state = [...files.values()].filter(({ path }) => path.startsWith('.vibe/'));
    expect(state.some(({ content }) => content.includes('fresh'))).toBe(false);
  });
});

describe('package.json', () => {
  it('puts the steps of other parts before a script', () => {
    const parts = [
      part('one', { scripts: { build: 'tsc' } }),
      part('two', { before: { build: 'generate' } }),
    ];
    expect(packageJson('shop', parts).scripts).toEqual({ build: 'generate && tsc' });
  });

  it('refuses two versions of one package, naming both parts', () => {
    const parts = [
      part('one', { dependencies: { pg: '8.0.0' } }),
      part('two', { dependencies: { pg: '8.1.0' } }),
    ];
    expect(() => mergeRecords(parts, ({ dependencies }) => dependencies)).toThrow(
      'axis/one and axis/two disagree on pg',
    );
  });
});

describe('environment', () => {
  const variables = [
    { name: 'KEY', comment: 'Signs tokens', type: 'line' as const, secret: true },
    {
      name: 'PORT',
      comment: 'Listens here',
      type: 'line' as const,
      example: '3000',
      optional: true,
    },
  ];

  it('keeps secrets out of the example and optional variables commented out', () => {
    expect(envExample(variables)).toBe('# Signs tokens\nKEY=\n\n# Listens here\n# PORT=3000\n');
  });

  it('fills secrets in .env', () => {
    expect(envFile(variables, (bytes) => `random${bytes}`)).toContain('KEY=random48\n');
  });
});

describe('tables', () => {
  const tables = tablesOf(blueprint, []);
  const named = (name: string) => tables.find((table) => table.name === name);

  it('gives every resource an id, its owner, its fields and its times', () => {
    expect(named('books')?.columns.map(({ name }) => name)).toEqual([
      ...['id', 'user_id', 'title', 'created_at', 'updated_at'],
    ]);
    expect(named('notes')?.columns.map(({ name }) => name)).not.toContain('user_id');
  });

  it('indexes the default order and every reference', () => {
    expect(named('books')?.indexes.map(({ name }) => name)).toEqual([
      'books_user_id_created_at_id_idx',
    ]);
    expect(named('notes')?.indexes.map(({ name }) => name)).toContain('notes_book_id_idx');
  });

  it('keeps values unique among the rows of one user, so that nobody learns what others have', () => {
    const title: Field = { id: 'title', name: 'title', type: 'string', unique: true };
    const resources = blueprint.resources.map((resource) => ({ ...resource, fields: [title] }));
    const [books, notes] = tablesOf({ ...blueprint, resources }, []).slice(-2);
    expect(books?.uniques).toEqual([
      { name: 'books_user_id_title_key', columns: ['user_id', 'title'], column: 'title' },
    ]);
    expect(notes?.uniques[0]?.columns).toEqual(['title']);
  });

  it('cuts long constraint names without losing the difference', () => {
    const long = 'a'.repeat(60);
    const [one, two] = [constraintName(long, 'x', 'idx'), constraintName(long, 'y', 'idx')];
    expect(one.length).toBeLessThanOrEqual(63);
    expect(one).not.toBe(two);
  });
});

describe('language', () => {
  it('quotes text for TypeScript', () => {
    expect(quote('it\'s "so"\n')).toBe("'it\\'s \"so\"\\n'");
  });

  it('writes plain data as source', () => {
    expect(literal({ a: [1, 'b'], c: { d: null } })).toBe(
      "{\n  a: [1, 'b'],\n  c: {\n    d: null,\n  },\n}",
    );
  });
});
