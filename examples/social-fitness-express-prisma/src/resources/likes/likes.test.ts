import { beforeAll, describe, expect, it } from 'vitest';
import { anybody, type Row } from '../../../test/api.js';
import { signUp, type User } from '../../../test/people.js';
import { bodyFor, create } from '../../../test/rows.js';

const path = '/likes';
const nobody = '/likes/00000000-0000-4000-8000-000000000000';

let user: User;
let row: Row;
let one: string;

const body = () => bodyFor('likes', user);

beforeAll(async () => {
  user = await signUp();
  row = await create('likes', user);
  one = `${path}/${row.id}`;
});

describe('POST /likes', () => {
  it('is done by the caller', async () => {
    const sent = await body();
    const created = await user.post(path, sent);
    expect(created.status).toBe(201);
    expect(created.data).toMatchObject(sent);
    expect(created.data.user_id).toBe(user.id);
    expect(created.headers.get('location')).toMatch(`${path}/${created.data.id}`);
    const read = await user.get(`${path}/${created.data.id}`);
    expect(read.data).toEqual(created.data);
  });

  it('happens once', async () => {
    const sent = await body();
    expect((await user.post(path, sent)).status).toBe(201);
    const { status, error } = await user.post(path, sent);
    expect(status).toBe(409);
    expect(error.code).toBe('CONFLICT');
    expect((await (await signUp()).post(path, sent)).status).toBe(201);
  });

  it('refuses fields that it does not know or that are not for clients to set', async () => {
    for (const field of ['no_such_field', 'id', 'user_id', 'created_at']) {
      const { status, error } = await user.post(path, { ...(await body()), [field]: user.id });
      expect(status).toBe(400);
      expect(error).toMatchObject({ code: 'VALIDATION_ERROR', field });
    }
  });

  it('refuses a post_id that is not there', async () => {
    const sent = { ...(await body()), post_id: nobody.slice(path.length + 1) };
    const { status, error } = await user.post(path, sent);
    expect(status).toBe(400);
    expect(error.field).toBe('post_id');
  });

  it('is counted in likes_count', async () => {
    const target = await create('posts', user);
    const counted = async () => {
      const read = await user.get(`/posts/${target.id}`);
      return read.data.likes_count;
    };
    const before = Number(await counted());
    const sent = { ...(await body()), post_id: target.id };
    const { data } = await user.post(path, sent);
    expect(await counted()).toBe(before + 1);
    await user.delete(`${path}/${data.id}`);
    expect(await counted()).toBe(before);
  });
});

describe('GET /likes', () => {
  it('answers a page to every user', async () => {
    const reader = await signUp();
    const { status, rows, pagination } = await reader.get(`${path}?limit=100`);
    expect(status).toBe(200);
    expect(rows).toContainEqual(row);
    expect(pagination).toMatchObject({ page: 1, limit: 100 });
  });

  it('filters by who did it', async () => {
    const by = async ({ id }: User) => {
      const { rows } = await user.get(`${path}?user_id=${id}`);
      return rows;
    };
    expect(await by(user)).toContainEqual(row);
    expect(await by(await signUp())).toEqual([]);
  });

  it('is sent once, with its ETag', async () => {
    const etag = (await user.get(one)).headers.get('etag');
    expect((await user.get(one, { 'If-None-Match': etag })).status).toBe(304);
  });
});

describe('/likes/:id', () => {
  it('cannot be changed', async () => {
    for (const method of ['put', 'patch'] as const) {
      const { status, headers } = await user[method](one, await body());
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD, DELETE, OPTIONS');
    }
  });

  it('is gone after DELETE', async () => {
    const { id } = await create('likes', user);
    expect((await user.delete(`${path}/${id}`)).status).toBe(204);
    expect((await user.get(`${path}/${id}`)).status).toBe(404);
    expect((await user.delete(`${path}/${id}`)).status).toBe(404);
  });

  it('is 404 where there is nothing', async () => {
    for (const missing of [nobody, `${path}/not-an-id`]) {
      expect((await user.get(missing)).error.code).toBe('NOT_FOUND');
      expect((await user.delete(missing)).status).toBe(404);
    }
  });
});

describe('who may use likes', () => {
  it('nobody without a token', async () => {
    expect((await anybody.get(path)).status).toBe(401);
    expect((await anybody.get(one)).status).toBe(401);
    expect((await anybody.post(path, {})).status).toBe(401);
    expect((await anybody.delete(one)).status).toBe(401);
  });

  it('only who did it takes it back', async () => {
    const { status, error } = await (await signUp()).delete(one);
    expect(status).toBe(403);
    expect(error.code).toBe('FORBIDDEN');
    expect((await user.get(one)).data).toEqual(row);
  });
});
