import { beforeAll, describe, expect, it } from 'vitest';
import { anybody, type Row } from '../../../test/api.js';
import { signUp, type User } from '../../../test/people.js';
import { bodyFor, create, signUpFor } from '../../../test/rows.js';

const path = '/workouts';
const nobody = '/workouts/00000000-0000-4000-8000-000000000000';

let user: User;
let row: Row;
let one: string;

const body = () => bodyFor('workouts', user);

beforeAll(async () => {
  user = await signUpFor('workouts');
  row = await create('workouts', user);
  one = `${path}/${row.id}`;
});

describe('POST /workouts', () => {
  it('creates one and says where it is', async () => {
    const sent = await body();
    const created = await user.post(path, sent);
    expect(created.status).toBe(201);
    expect(created.data).toMatchObject(sent);
    expect(created.headers.get('location')).toMatch(`${path}/${created.data.id}`);
    const read = await user.get(`${path}/${created.data.id}`);
    expect(read.data).toEqual(created.data);
  });

  it('refuses fields that it does not know or that are not for clients to set', async () => {
    const refused = ['no_such_field', 'id', 'user_id', 'created_at'];
    for (const field of refused) {
      const { status, error } = await user.post(path, { ...(await body()), [field]: 'x' });
      expect(status).toBe(400);
      expect(error).toMatchObject({ code: 'VALIDATION_ERROR', field });
    }
  });

  it('refuses one without name', async () => {
    const incomplete = { ...(await body()), name: undefined };
    const { status, error } = await user.post(path, incomplete);
    expect(status).toBe(400);
    expect(error.field).toBe('name');
  });
});

describe('GET /workouts', () => {
  it('answers a page, the newest first', async () => {
    const before = (await user.get(path)).pagination.total;
    const first = await create('workouts', user);
    const second = await create('workouts', user);
    const page = await user.get(`${path}?limit=2`);
    expect(page.status).toBe(200);
    expect(page.rows).toHaveLength(2);
    expect(page.pagination).toMatchObject({ page: 1, limit: 2, total: before + 2 });
    const oldest = await user.get(`${path}?sort=created_at&limit=100`);
    const ids = oldest.rows.map(({ id }) => id);
    expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id));
  });

  it('follows a cursor to the end', async () => {
    const { total } = (await user.get(path)).pagination;
    const seen = new Set<unknown>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const reply = await user.get(`${path}?limit=1&cursor=${cursor}`);
      for (const { id } of reply.rows) seen.add(id);
      cursor = (reply.pagination as unknown as { next_cursor: string | null }).next_cursor;
    }
    expect(seen.size).toBe(total);
  });

  it('filters by every field', async () => {
    const filters = {
      id: row.id,
      created_at: row.created_at,
      name: row.name,
      date: row.date,
      duration_minutes: row.duration_minutes,
    };
    for (const [field, value] of Object.entries(filters)) {
      const isNull = value === null;
      const filter = isNull ? { [`${field}_null`]: 'true' } : { [field]: String(value) };
      const found = await user.get(`${path}?${new URLSearchParams(filter)}`);
      expect(found.rows, field).toContainEqual(row);
      const others = await user.get(`${path}?id_ne=${row.id}&${new URLSearchParams(filter)}`);
      expect(others.rows, field).not.toContainEqual(row);
    }
  });

  it('refuses parameters that it does not know or that make no sense', async () => {
    for (const [field, value] of Object.entries({ no_such_field: '1', page: '0', limit: '101' })) {
      const { status, error } = await user.get(`${path}?${field}=${value}`);
      expect(status).toBe(400);
      expect(error.field).toBe(field);
    }
  });
});

describe('/workouts/:id', () => {
  it('replaces by PUT', async () => {
    const { id } = await create('workouts', user);
    const sent = await body();
    const { status, data } = await user.put(`${path}/${id}`, sent);
    expect(status).toBe(200);
    expect(data).toMatchObject({ id, ...sent });
  });

  it('leaves everything as it is by an empty PATCH', async () => {
    const { status, data } = await user.patch(one, {});
    expect(status).toBe(200);
    expect(data).toMatchObject({ ...row, updated_at: expect.any(String) });
  });

  it('is sent once and written only when unchanged, with its ETag', async () => {
    const { id } = await create('workouts', user);
    const etag = (await user.get(`${path}/${id}`)).headers.get('etag');
    expect((await user.get(`${path}/${id}`, { 'If-None-Match': etag })).status).toBe(304);
    const sent = await body();
    expect((await user.put(`${path}/${id}`, sent, { 'If-Match': etag })).status).toBe(200);
    expect((await user.put(`${path}/${id}`, sent, { 'If-Match': '"old"' })).status).toBe(412);
  });

  it('is gone after DELETE', async () => {
    const { id } = await create('workouts', user);
    expect((await user.delete(`${path}/${id}`)).status).toBe(204);
    expect((await user.get(`${path}/${id}`)).status).toBe(404);
    expect((await user.delete(`${path}/${id}`)).status).toBe(404);
  });

  it('is 404 where there is nothing', async () => {
    for (const missing of [nobody, `${path}/not-an-id`]) {
      expect((await user.get(missing)).error.code).toBe('NOT_FOUND');
      expect((await user.put(missing, await body())).status).toBe(404);
      expect((await user.delete(missing)).status).toBe(404);
    }
  });
});

describe('who may use workouts', () => {
  it('nobody without a token', async () => {
    expect((await anybody.get(path)).status).toBe(401);
    expect((await anybody.get(one)).status).toBe(401);
    expect((await anybody.post(path, {})).status).toBe(401);
  });

  it('nobody but their owner', async () => {
    const stranger = await signUp();
    const sent = await bodyFor('workouts', stranger);
    expect((await stranger.get(path)).rows).toEqual([]);
    expect((await stranger.get(one)).status).toBe(404);
    expect((await stranger.put(one, sent)).status).toBe(404);
    expect((await stranger.patch(one, {})).status).toBe(404);
    expect((await stranger.delete(one)).status).toBe(404);
    expect((await user.get(one)).data).toEqual(row);
  });
});
