import { beforeAll, describe, expect, it } from 'vitest';
import { anybody, type Row } from '../../../test/api.js';
import { signUp, type User } from '../../../test/people.js';
import { create } from '../../../test/rows.js';

const missing = '00000000-0000-4000-8000-000000000000';

let user: User;
let parent: Row;
let child: Row;
let path: string;

beforeAll(async () => {
  user = await signUp();
  parent = await create('projects', user);
  child = await create('tasks', user);
  path = `/projects/${parent.id}/tasks`;
});

describe('/projects/:id/tasks', () => {
  it('links, as often as it is asked to', async () => {
    expect((await user.put(`${path}/${child.id}`)).status).toBe(204);
    expect((await user.put(`${path}/${child.id}`)).status).toBe(204);
    const { status, rows, pagination } = await user.get(path);
    expect(status).toBe(200);
    expect(rows).toEqual([child]);
    expect(pagination).toMatchObject({ page: 1, total: 1 });
  });

  it('takes a link away, as often as it is asked to', async () => {
    await user.put(`${path}/${child.id}`);
    expect((await user.delete(`${path}/${child.id}`)).status).toBe(204);
    expect((await user.delete(`${path}/${child.id}`)).status).toBe(204);
    expect((await user.get(path)).rows).toEqual([]);
  });

  it('is 404 where either end is missing', async () => {
    expect((await user.put(`${path}/${missing}`)).status).toBe(404);
    expect((await user.put(`${path}/not-an-id`)).status).toBe(404);
    const elsewhere = path.replace(String(parent.id), missing);
    expect((await user.put(`${elsewhere}/${child.id}`)).status).toBe(404);
    expect((await user.get(elsewhere)).status).toBe(404);
  });

  it('is not for everybody to change', async () => {
    const stranger = await signUp();
    expect((await anybody.put(`${path}/${child.id}`)).status).toBe(401);
    expect((await stranger.put(`${path}/${child.id}`)).status).toBe(404);
    expect((await stranger.delete(`${path}/${child.id}`)).status).toBe(404);
  });
});
