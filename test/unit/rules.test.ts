import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/blueprint/types.js';
import { allowedParts, chosenParts, complete, excludedReason } from '../../src/parts/rules.js';
import type { Axis, Part, PartManifest } from '../../src/parts/types.js';

const part = (axis: string, name: string, manifest: Partial<PartManifest> = {}): Part => ({
  label: name,
  hint: '',
  ...manifest,
  axis,
  name,
  variants: [],
  templates: () => [],
  lock: () => null,
  fragment: () => null,
});

const axis = (name: string, order: number, parts: Part[]): Axis => ({
  name,
  order,
  message: '',
  default: parts[0]?.name ?? '',
  ask: 'always',
  parts,
});

const axes = [
  axis('queue', 10, [
    part('queue', 'none'),
    part('queue', 'bullmq', { needs: ['long-running', 'redis'] }),
  ]),
  axis('host', 20, [
    part('host', 'vercel'),
    part('host', 'railway', { provides: ['long-running', 'redis'] }),
    part('host', 'render', { provides: ['long-running'] }),
  ]),
  axis('orm', 30, [
    part('orm', 'prisma', { needs: ['sql'] }),
    part('orm', 'mongoose', { needs: ['document'] }),
  ]),
  axis('database', 40, [
    part('database', 'postgresql', { provides: ['sql'] }),
    part('database', 'mongodb', { provides: ['document'] }),
  ]),
];
const [queue, host, orm, database] = axes as [Axis, Axis, Axis, Axis];

describe('complete', () => {
  it('takes the defaults where they fit', () => {
    expect(complete(axes, {})).toEqual({
      queue: 'none',
      host: 'vercel',
      orm: 'prisma',
      database: 'postgresql',
    });
  });

  it('passes over a default that an answer rules out', () => {
    expect(complete(axes, { queue: 'bullmq', orm: 'mongoose' })).toEqual({
      queue: 'bullmq',
      host: 'railway',
      orm: 'mongoose',
      database: 'mongodb',
    });
  });

  it('finds nothing where two answers exclude each other', () => {
    expect(complete(axes, { queue: 'bullmq', host: 'vercel' })).toBeNull();
  });
});

describe('excludedReason', () => {
  it('names the part, the need and what to choose instead', () => {
    expect(excludedReason(axes, { queue: 'bullmq' }, host, host.parts[0] as Part)).toBe(
      'bullmq needs long-running: choose railway or render',
    );
  });

  it('works in both directions, whichever was answered first', () => {
    expect(excludedReason(axes, { host: 'vercel' }, queue, queue.parts[1] as Part)).toMatch(
      /^bullmq needs/,
    );
    expect(excludedReason(axes, { database: 'mongodb' }, orm, orm.parts[0] as Part)).toMatch(
      /^prisma needs sql/,
    );
  });

  it('lets through what fits', () => {
    expect(allowedParts(axes, { queue: 'bullmq' }, host).map(({ name }) => name)).toEqual([
      'railway',
    ]);
    expect(allowedParts(axes, { orm: 'mongoose' }, database).map(({ name }) => name)).toEqual([
      'mongodb',
    ]);
    expect(allowedParts(axes, {}, orm)).toHaveLength(2);
  });
});

describe('variants', () => {
  const variant = (language: string) =>
    part('auth', language, { dependencies: { [`${language}-jwt`]: '1.0.0' } });
  const languages = axis('language', 30, [
    part('language', 'typescript', { label: 'TypeScript', provides: ['typescript'] }),
    part('language', 'python', { label: 'Python', provides: ['python'] }),
  ]);
  const frameworks = axis('framework', 10, [
    part('framework', 'express', { needs: ['typescript'] }),
    part('framework', 'fastapi', { needs: ['python'] }),
  ]);
  const orms = axis('orm', 15, [
    part('orm', 'prisma', { needs: ['typescript'], because: { typescript: 'its Python is gone' } }),
    part('orm', 'sqlalchemy', { needs: ['python'] }),
  ]);
  const jwt = {
    ...part('auth', 'jwt', { dependencies: { shared: '1.0.0' } }),
    variants: ['typescript', 'python'].map(variant),
  };
  const all = [frameworks, orms, axis('auth', 20, [jwt]), languages];

  it('takes the folder of the language that is there', () => {
    const answers = complete(all, { framework: 'fastapi' }) ?? {};
    const chosen = chosenParts(all, answers).find(({ name }) => name === 'jwt');
    expect(answers.language).toBe('python');
    expect(chosen?.dependencies).toEqual({ shared: '1.0.0', 'python-jwt': '1.0.0' });
  });

  it('needs one of them', () => {
    const only = { ...jwt, variants: [variant('typescript')] };
    const some = [frameworks, axis('auth', 20, [only]), languages];
    expect(complete(some, { framework: 'fastapi' })).toBeNull();
  });

  it('tells two answers that no language serves', () => {
    const [, fastapi] = frameworks.parts as [Part, Part];
    expect(excludedReason(all, { orm: 'prisma' }, frameworks, fastapi)).toBe(
      'fastapi needs python, prisma needs typescript (its Python is gone)',
    );
  });
});

describe('an axis that may stay without an answer', () => {
  const shared = part('oauth', 'shared');
  const oauth: Axis = {
    name: 'oauth',
    order: 50,
    message: '',
    ask: 'always',
    multiple: true,
    shared,
    parts: [part('oauth', 'google'), part('oauth', 'apple', { needs: ['long-running'] })],
  };
  const all = [...axes, oauth];
  const names = (answers: Answers) => chosenParts([oauth], answers).map(({ name }) => name);

  it('is not filled', () => {
    expect(complete(all, {})).not.toHaveProperty('oauth');
    expect(complete(all, { oauth: ['apple'] })).toMatchObject({ host: 'railway' });
  });

  it('brings what its choices share as soon as one is chosen, once', () => {
    expect(names({})).toEqual([]);
    expect(names({ oauth: [] })).toEqual([]);
    expect(names({ oauth: ['apple'] })).toEqual(['shared', 'apple']);
    expect(names({ oauth: ['google', 'apple'] })).toEqual(['shared', 'google', 'apple']);
  });
});
