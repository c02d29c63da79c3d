import { describe, expect, it } from 'vitest';
import { allowedParts, complete, excludedReason } from '../../src/parts/rules.js';
import type { Axis, Part, PartManifest } from '../../src/parts/types.js';

const part = (axis: string, name: string, manifest: Partial<PartManifest> = {}): Part => ({
  label: name,
  hint: '',
  ...manifest,
  axis,
  name,
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
