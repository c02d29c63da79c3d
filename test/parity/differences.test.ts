import { expect, test } from 'vitest';
import { differences } from './differences.js';
import { normaliser } from './normalise.js';
import { anyone } from './say.js';
import type { Exchange } from './talk.js';

const id = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';

const exchange = (text: string, headers = {}): Exchange => {
  const answer = {
    status: 200,
    headers: { date: 'today', etag: `"${'e'.repeat(27)}"`, ...headers },
    text,
  };
  return {
    step: anyone(200, 'GET /tasks'),
    request: { method: 'GET', path: '/api/v1/tasks', headers: {}, body: undefined },
    answer,
    normal: normaliser()(answer),
  };
};

const body = (row: string, at: string, more = ''): string =>
  `{"data":[{"id":"${row}","created_at":"${at}"${more}}]}`;

const now = new Date().toISOString().replace(/\.\d+/, '');

test('ids, times and entity tags may differ', () => {
  const first = exchange(body(id, now), { date: 'yesterday' });
  const other = exchange(body(id.replace('3', '4'), now), {
    etag: `"${'f'.repeat(27)}"`,
  });
  expect(differences([first], [other])).toEqual([]);
});

test('any other difference is shown with the request and both answers', () => {
  const first = exchange(body(id, now));
  const longer = exchange(body(id, now, ',"extra":1'));
  const [shown = ''] = differences([first], [longer]);
  for (const part of ['GET /api/v1/tasks', 'the first stack: 200', 'this one: 200', '"extra":1'])
    expect(shown).toContain(part);
  expect(differences([first], [exchange(body(id, '2025-01-07T10:30:00Z'))])).toHaveLength(1);
  expect(differences([first], [exchange(body(id, now), { vary: 'Origin' })])).toHaveLength(1);
});
