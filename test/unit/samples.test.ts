import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/blueprint/types.js';
import { samplePeople, samplesOf } from '../../src/plan/samples.js';

const posts: Resource = {
  name: 'posts',
  owner: 'author',
  fields: [{ id: 'content', name: 'content', type: 'text', required: true }],
};
const comments: Resource = {
  name: 'comments',
  owner: 'author',
  fields: [
    { id: 'post_id', name: 'post_id', type: 'ref', to: 'posts', required: true },
    { id: 'content', name: 'content', type: 'text', required: true },
  ],
};
const follows: Resource = {
  name: 'follows',
  owner: 'actor',
  ownerField: 'follower_id',
  fields: [
    { id: 'whom_id', name: 'whom_id', type: 'ref', to: 'users', required: true, unique: true },
  ],
};
const shelves: Resource = { name: 'shelves', owner: 'admin', fields: [] };

const known = [posts, comments];
const rows = {
  users: [{ email: 'ada@example.com', name: 'Ada' }],
  posts: [{ content: 'first' }, { content: 'second', user_id: 1 }],
  comments: [{ post_id: 1, content: 'good', user_id: 1 }, { content: 'better' }],
};

describe('people of the samples', () => {
  it('is the demo user alone where nobody meets', () => {
    expect(samplePeople([], { rows, resources: known })).toMatchObject([{ name: 'Demo' }]);
  });

  it('adds those of the app type where people meet, and an admin where one is needed', () => {
    const people = samplePeople([posts, shelves], { rows, resources: known });
    expect(people.map(({ name }) => name)).toEqual(['Demo', 'Ada', 'Admin']);
  });

  it('finds somebody to follow without an app type', () => {
    expect(samplePeople([follows], { rows: {}, resources: [] })).toHaveLength(2);
    const samples = samplesOf([follows], { rows: {}, resources: [] });
    expect(samples.follows).toEqual([{ whom_id: 1 }]);
  });
});

describe('samples', () => {
  it('keeps places, and takes the first where one is left out', () => {
    expect(samplesOf(known, { rows, resources: known }).comments).toEqual([
      { post_id: 1, content: 'good', user_id: 1 },
      { post_id: 0, content: 'better' },
    ]);
  });

  it('takes first places where a place is gone', () => {
    const fewer = { ...rows, posts: [{ content: 'only' }] };
    const { comments: kept } = samplesOf(known, { rows: fewer, resources: known });
    expect(kept).toEqual([{ post_id: 0, content: expect.any(String) }]);
  });

  it('fills what the app type does not know', () => {
    const titled: Resource = {
      ...posts,
      fields: [
        ...posts.fields,
        { id: 'title', name: 'title', type: 'string', required: true, length: 7 },
      ],
    };
    const { posts: filled } = samplesOf([titled], { rows, resources: known });
    expect(filled?.[0]).toEqual({ title: 'Example', content: 'first' });
  });
});
