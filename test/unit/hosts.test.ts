import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseMisfits } from '../../src/commands/answers.js';
import { loadParts } from '../../src/parts/load.js';
import { allowedParts, excludedReason } from '../../src/parts/rules.js';
import type { Axis, Part } from '../../src/parts/types.js';

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));
const host = axes.find((axis) => axis.name === 'host') as Axis;

const queue: Part = {
  axis: 'queue',
  name: 'worker',
  label: 'Worker',
  hint: '',
  needs: ['long-running'],
  variants: [],
  templates: () => [],
  lock: () => null,
  fragment: () => null,
};
const withQueue: Axis[] = [
  ...axes,
  { name: 'queue', order: 99, message: '', default: 'worker', ask: 'never', parts: [queue] },
];

test('every host serves what there is today', () => {
  expect(allowedParts(axes, {}, host).map((part) => part.name)).toEqual(
    host.parts.map((part) => part.name),
  );
});

test('a host without processes that stay refuses what needs one, and says what to choose', () => {
  const vercel = host.parts.find((part) => part.name === 'vercel') as Part;
  expect(excludedReason(withQueue, { queue: 'worker' }, host, vercel)).toBe(
    'Worker needs long-running: choose Docker or Railway or Render',
  );
});

test('Prisma is refused for Python with the reason, and SQLAlchemy offered', () => {
  const refused = () => refuseMisfits(axes, { framework: 'fastapi', orm: 'prisma' });
  expect(refused).toThrow(/archived upstream since March 2025/);
  expect(refused).toThrow(
    expect.objectContaining({
      hint: expect.stringContaining('With --framework fastapi, --orm can be sqlalchemy.'),
    }),
  );
});
