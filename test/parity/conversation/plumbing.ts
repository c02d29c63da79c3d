import { anyone, by, each, joins, type Section, type Step } from '../say.js';

const ann = by('ann');
const plain = { 'x-forwarded-proto': undefined };
const allowed = { origin: 'https://app.example.com' };
const stranger = { origin: 'https://evil.example.com' };

const asking = (method: string) => ({
  'access-control-request-method': method,
  'access-control-request-headers': 'authorization',
});

const unknown: Step[] = each(
  [
    'GET /nothing',
    'POST /nothing',
    'DELETE /nothing/at/all',
    'GET ~/',
    'GET ~/api',
    'GET ~/api/v1',
    'GET ~/api/v2/tasks',
    'GET /tasks/',
    'GET /Tasks',
    'GET ~/API/v1/tasks',
    'GET //tasks',
    'GET /tasks/1/2/3',
    'GET /tasks%2F',
    'GET /%74asks',
    'GET /tasks;a=1',
    'GET /auth',
    'GET ~/health',
    'GET ~/health/live/',
    'GET ~/docs/',
    'GET ~/docs/nothing.js',
    'GET ~/docs/../package.json',
    'GET ~/favicon.ico',
    'OPTIONS /nothing',
  ],
  (line) => anyone(404, line),
);

const wrongMethods: Step[] = each(
  [
    'DELETE /tasks',
    'PUT /tasks',
    'PATCH /tasks',
    'POST /tasks/3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e',
    'GET /auth/login',
    'PUT /auth/me',
    'DELETE /auth/register',
    'POST ~/health/live',
    'DELETE ~/openapi.json',
    'POST ~/docs',
    'TRACE /tasks',
    'PROPFIND /tasks',
  ],
  (line) => anyone(405, line),
);

export const plumbing: Section = {
  title: 'routes, methods and headers',
  steps: [
    joins('ann'),
    anyone(200, 'GET ~/health/live'),
    anyone(200, 'GET ~/health/ready'),
    anyone(200, 'HEAD ~/health/live'),
    anyone(200, 'GET ~/health/live', undefined, { headers: plain }),
    anyone(200, 'GET ~/docs'),
    anyone(200, 'GET ~/docs/start.js'),
    anyone(200, 'HEAD ~/docs'),
    anyone(200, 'HEAD ~/openapi.json'),
    ...unknown,
    ...wrongMethods,
    ann(404, 'GET /nothing'),
    ann(405, 'DELETE /tasks'),
    ann(200, 'HEAD /tasks'),
    anyone(401, 'HEAD /tasks'),
    anyone(204, 'OPTIONS /tasks'),
    anyone(204, 'OPTIONS /auth/me'),
    anyone(204, 'OPTIONS ~/health/live'),
    anyone(204, 'OPTIONS /tasks', undefined, { headers: { ...allowed, ...asking('POST') } }),
    anyone(204, 'OPTIONS /nothing', undefined, { headers: { ...allowed, ...asking('POST') } }),
    anyone(204, 'OPTIONS /tasks', undefined, { headers: { ...stranger, ...asking('POST') } }),
    ann(200, 'GET /tasks', undefined, { headers: allowed }),
    ann(200, 'GET /tasks', undefined, { headers: stranger }),
    anyone(401, 'GET /tasks', undefined, { headers: allowed }),
    anyone(404, 'GET /nothing', undefined, { headers: allowed }),
    anyone(308, 'GET /tasks?page=2', undefined, { headers: plain }),
    anyone(308, 'HEAD /tasks', undefined, { headers: plain }),
    anyone(403, 'POST /auth/login', { email: 'a@example.com', password: 'x' }, { headers: plain }),
    anyone(308, 'GET /nothing', undefined, { headers: plain }),
    ...each(['short', 'with space', 'a'.repeat(65), 'semi;colon-1'], (id) =>
      anyone(404, 'GET /nothing', undefined, { headers: { 'x-request-id': id } }),
    ),
    ...each(['12345678', 'a'.repeat(64), 'under_score-1'], (id) =>
      anyone(404, 'GET /nothing', undefined, { headers: { 'x-request-id': id } }),
    ),
  ],
};
