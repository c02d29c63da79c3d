import { anyone, by, each, joins, type Section } from '../say.js';

const ann = by('ann');
const bob = by('bob');
const missing = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';

const whole = {
  title: 'Écrire 🌱 "quoted" \\ <b>',
  description: 'Two\nlines\tand a tab',
  status: 'in_progress',
  priority: 'high',
  due_date: '2025-01-31',
  position: -5,
  tags: ['a', { deep: [1, 2.5, null, true] }],
};

const refused: unknown[] = [
  {},
  [],
  null,
  'text',
  7,
  true,
  { title: null },
  { title: '' },
  { title: 5 },
  { title: ['x'] },
  { title: 'x'.repeat(201) },
  { title: '😀'.repeat(201) },
  { title: 'x', description: 5 },
  { title: 'x', description: 'd'.repeat(100_001) },
  { title: 'x', status: 'later' },
  { title: 'x', status: null },
  { title: 'x', status: '' },
  { title: 'x', priority: 1 },
  { title: 'x', due_date: '2025-02-29' },
  { title: 'x', due_date: '2025-1-7' },
  { title: 'x', due_date: '2025-01-07T10:30:00Z' },
  { title: 'x', due_date: '0000-01-01' },
  { title: 'x', due_date: 20250107 },
  { title: 'x', position: 1.5 },
  { title: 'x', position: '1' },
  { title: 'x', position: 2_147_483_648 },
  { title: 'x', position: -2_147_483_649 },
  { title: 'x', position: null },
  { title: 'x', id: missing },
  { title: 'x', user_id: missing },
  { title: 'x', created_at: '2025-01-07T10:30:00Z' },
  { title: 'x', updated_at: '2025-01-07T10:30:00Z' },
  { title: 'x', colour: 'red', shape: 'round' },
  { title: 5, status: 'later', position: 'x', other: 1 },
];

const creating = [
  joins('bob'),
  ann(201, 'POST /tasks', { title: 'Least' }, { as: 'least' }),
  ann(201, 'POST /tasks', whole, { as: 'whole' }),
  ann(201, 'POST /tasks', { title: '😀'.repeat(200) }),
  ann(201, 'POST /tasks', { title: ' ', due_date: null, tags: {}, position: 2_147_483_647 }),
  ann(201, 'POST /tasks', { title: '0', tags: 'text', due_date: '0001-01-01' }),
  ann(201, 'POST /tasks', { title: '-0', tags: 0, position: -0, due_date: '9999-12-31' }),
  ann(201, 'POST /tasks', { title: 'false', tags: false }),
  ann(201, 'POST /tasks', { title: 'list', tags: [] }),
  ...each(refused, (body) => ann(400, 'POST /tasks', body)),
  ann(400, 'POST /tasks'),
  anyone(401, 'POST /tasks', { title: 'x' }),
  anyone(401, 'POST /tasks', {}),
];

const reading = [
  ann(200, 'GET /tasks/$whole.id', undefined, { as: 'whole' }),
  ann(200, 'HEAD /tasks/$whole.id'),
  ann(304, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': '$whole.etag' } }),
  ann(304, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': 'W/$whole.etag' } }),
  ann(304, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': '"a", $whole.etag' } }),
  ann(304, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': '*' } }),
  ann(200, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': '"old"' } }),
  ann(304, 'HEAD /tasks/$whole.id', undefined, { headers: { 'if-none-match': '*' } }),
  bob(404, 'GET /tasks/$whole.id'),
  bob(404, 'GET /tasks/$whole.id', undefined, { headers: { 'if-none-match': '*' } }),
  anyone(401, 'GET /tasks/$whole.id'),
  ...each([missing, missing.toUpperCase(), 'x', '1', `${missing}0`, '..', '%00', '%'], (id) =>
    ann(404, `GET /tasks/${id}`),
  ),
];

const replacing = [
  ann(200, 'PUT /tasks/$whole.id', { title: 'Replaced' }),
  ann(200, 'PUT /tasks/$whole.id', whole, { as: 'whole' }),
  ann(200, 'PUT /tasks/$whole.id', whole, { headers: { 'if-match': '*' } }),
  ann(412, 'PUT /tasks/$whole.id', { title: 'No' }, { headers: { 'if-match': '"old"' } }),
  ann(412, 'PUT /tasks/$whole.id', { title: 'No' }, { headers: { 'if-match': 'W/"old"' } }),
  ann(400, 'PUT /tasks/$whole.id', {}),
  ann(400, 'PUT /tasks/$whole.id', { ...whole, id: '$whole.id' }),
  ann(400, 'PUT /tasks/$whole.id', { description: 'no title' }),
  ann(404, `PUT /tasks/${missing}`, { title: 'No upsert' }),
  ann(404, 'PUT /tasks/x', { title: 'x' }),
  bob(404, 'PUT /tasks/$whole.id', { title: 'Mine now' }),
  bob(404, 'PUT /tasks/$whole.id', { title: 'Mine now' }, { headers: { 'if-match': '*' } }),
  anyone(401, 'PUT /tasks/$whole.id', { title: 'x' }),
  ann(200, 'GET /tasks/$whole.id', undefined, { as: 'whole' }),
];

const patching = [
  ann(200, 'PATCH /tasks/$whole.id', {}),
  ann(200, 'PATCH /tasks/$whole.id', { status: 'done' }, { as: 'whole' }),
  ann(200, 'PATCH /tasks/$whole.id', { title: 'M' }, { headers: { 'if-match': '$whole.etag' } }),
  ann(412, 'PATCH /tasks/$whole.id', { title: 'N' }, { headers: { 'if-match': '$whole.etag' } }),
  ann(200, 'PATCH /tasks/$whole.id', { description: null, due_date: null, tags: null }),
  ann(200, 'PATCH /tasks/$whole.id', { tags: { a: 1 } }),
  ann(200, 'PATCH /tasks/$whole.id', { tags: { b: 2 } }),
  ann(400, 'PATCH /tasks/$whole.id', { title: null }),
  ann(400, 'PATCH /tasks/$whole.id', { status: null }),
  ann(400, 'PATCH /tasks/$whole.id', { user_id: '$bob.user.id' }),
  ann(400, 'PATCH /tasks/$whole.id', { title: 'half', nothing: 1 }),
  ann(400, 'PATCH /tasks/$whole.id', []),
  ann(400, 'PATCH /tasks/$whole.id'),
  ann(200, 'GET /tasks/$whole.id'),
  ann(404, `PATCH /tasks/${missing}`, { title: 'x' }),
  bob(404, 'PATCH /tasks/$whole.id', { title: 'x' }),
  bob(404, 'PATCH /tasks/$whole.id', {}),
  anyone(401, 'PATCH /tasks/$whole.id', { title: 'x' }),
];

const deleting = [
  bob(404, 'DELETE /tasks/$whole.id'),
  anyone(401, 'DELETE /tasks/$whole.id'),
  ann(412, 'DELETE /tasks/$whole.id', undefined, { headers: { 'if-match': '"old"' } }),
  ann(204, 'DELETE /tasks/$whole.id'),
  ann(404, 'DELETE /tasks/$whole.id'),
  ann(404, 'GET /tasks/$whole.id'),
  ann(404, 'PATCH /tasks/$whole.id', {}),
  ann(404, 'DELETE /tasks/x'),
  ann(204, 'DELETE /tasks/$least.id', undefined, { headers: { 'if-match': '$least.etag' } }),
];

export const tasks: Section[] = [
  { title: 'creating rows', steps: creating },
  { title: 'reading rows', steps: reading },
  { title: 'replacing rows', steps: replacing },
  { title: 'changing rows', steps: patching },
  { title: 'deleting rows', steps: deleting },
];
