import { by, each, type Section } from '../say.js';

const ann = by('ann');
const json = (raw: string | Buffer) => ({ raw });
const typed = (type: string | undefined) => ({
  raw: '{"title":"typed"}',
  headers: { 'content-type': type },
});

const deep = (levels: number): string =>
  `{"title":"x","tags":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const keys = (count: number): string =>
  JSON.stringify({
    title: 'x',
    tags: Object.fromEntries([...Array(count).keys()].map((key) => [`k${key}`, 1])),
  });

const unreadable = [
  '{',
  '{"title":"x",}',
  "{'title':'x'}",
  'title=x',
  '{"title":"x"} trailing',
  '{"title":undefined}',
  '{"title":NaN}',
  '{"title":"a\\u0000b"}',
  '{"title":"\\ud800"}',
  '{"title":"x","tags":{"a":"\\udc00"}}',
  '{"__proto__":{"title":"x"}}',
  '{"title":"x","tags":{"__proto__":{"polluted":1}}}',
  '{"title":"x","constructor":{"prototype":{}}}',
  '{"title":"x","tags":{"a\\u0000":1}}',
  '{"title":"x","tags":[1e400]}',
  '{"title":"x","position":1e400}',
  deep(40),
  deep(2000),
  keys(10_001),
  Buffer.from('7b227469746c65223a22ff227d', 'hex'),
  Buffer.from('{"title":"x"}', 'utf16le'),
];

const readable = [
  ' {"title":"spaces"} ',
  '\u{feff}{"title":"x"}',
  '{"title":"first","title":"last"}',
  '{"title":"\\u00e9\\ud83d\\ude00"}',
  '{"title":"x","position":1e2}',
  '{"title":"x","position":1.0}',
  '{"title":"x","tags":{"constructor":1,"toString":2}}',
  deep(20),
];

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/json, text/plain',
  'application/json; charset=latin1',
  'application/vnd.api+json',
  'nonsense',
  undefined,
];

const goodTypes = [
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'APPLICATION/JSON',
];

export const bodies: Section = {
  title: 'bodies',
  steps: [
    ...each(unreadable, (raw) => ann(400, 'POST /tasks', undefined, json(raw))),
    ...each(readable, (raw) => ann(201, 'POST /tasks', undefined, json(raw))),
    ...each(types, (type) => ann(415, 'POST /tasks', undefined, typed(type))),
    ...each(goodTypes, (type) => ann(201, 'POST /tasks', undefined, typed(type))),
    ann(415, 'POST /tasks', { title: 'x' }, { headers: { 'content-encoding': 'gzip' } }),
    ann(413, 'POST /tasks', { title: 'x', description: 'd'.repeat(1024 * 1024) }),
    ann(413, 'PATCH /auth/me', { name: 'n'.repeat(1024 * 1024) }),
    ann(400, 'POST /tasks', undefined, json('')),
    ann(400, 'PATCH /auth/me', undefined, json('[')),
    ann(404, 'POST /nothing', undefined, json('{')),
    ann(405, 'DELETE /tasks', undefined, json('{')),
    ann(200, 'GET /auth/me', undefined, json('{"ignored":true}')),
  ],
};
