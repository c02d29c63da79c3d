import { anyone, by, each, joins, type Section } from '../say.js';

const lea = by('lea');
const bob = by('bob');

const titles = ['alpha', 'Beta', 'gamma', 'délta', 'epsilon', 'Zeta', 'eta'];
const status = ['todo', 'done'];
const dates = ['2025-03-01', null, '2024-02-29'];

const rows = titles.map((title, at) => ({
  title,
  status: status[at % 2],
  due_date: dates[at % 3],
  position: at % 4,
}));

const refused = [
  'page=0',
  'page=-1',
  'page=1.5',
  'page=x',
  'page=',
  'page=10001',
  'page=1&page=2',
  'page=%31%00',
  'page=99999999999999999999',
  'limit=0',
  'limit=101',
  'limit=ten',
  'limit=1e1',
  'limit=5&limit=5',
  'sort=',
  'sort=nothing',
  'sort=password_hash',
  'sort=title,',
  'sort=title,title',
  'sort=title,-title',
  'sort=--title',
  'sort=+title',
  'sort=description',
  'sort=tags',
  'sort=title,status,priority,position',
  'sort=title%20desc',
  'sort=title&sort=status',
  'sort=Title',
  'cursor=&page=1',
  'cursor=x',
  'cursor=e30',
  'cursor=%00',
  'unknown=1',
  'limit[]=1',
  'q=alpha',
  '%ZZ=1',
  'title=%ZZ',
  'title=%C3%28',
  '__proto__=1',
  'constructor=1',
  'toString=1',
];

const pages = [
  'page=1',
  'page=2',
  'limit=2',
  'limit=2&page=2',
  'limit=2&page=4',
  'limit=2&page=5',
  'limit=100&page=10000',
  'page=0003',
  'sort=title',
  'sort=-title',
  'sort=status,-title',
  'sort=due_date,title',
  'sort=-due_date,title',
  'sort=due_date,-position,title',
  'sort=position,title&limit=3',
  'sort=priority,title',
  'sort=created_at',
  'sort=-created_at',
  'sort=updated_at,title',
  'limit=3&title_like=a&sort=title',
  'limit=2&status_in=todo,done&sort=title&page=2',
  'title_like=%20&limit=1',
  '&limit=3&&sort=title&',
  'limit=%33',
];

// Walks to the end of three pages, each order with its own kinds of columns.
const walk = (query: string) => [
  lea(200, `GET /tasks?${query}&limit=3&cursor=`, undefined, { as: 'first' }),
  lea(200, `GET /tasks?${query}&limit=3&cursor=$first.pagination.next_cursor`, undefined, {
    as: 'second',
  }),
  lea(200, `GET /tasks?${query}&limit=3&cursor=$second.pagination.next_cursor`),
];

export const lists: Section = {
  title: 'pages, orders and cursors',
  steps: [
    joins('lea'),
    lea(200, 'GET /tasks'),
    lea(200, 'GET /tasks?cursor='),
    ...each(rows, (row) => lea(201, 'POST /tasks', row)),
    lea(200, 'GET /tasks'),
    lea(200, 'HEAD /tasks?limit=2'),
    ...each(pages, (query) => lea(200, `GET /tasks?${query}`)),
    ...each(refused, (query) => lea(400, `GET /tasks?${query}`)),
    ...[
      'sort=title',
      'sort=-due_date,title',
      'sort=status,-position,title',
      'sort=-created_at',
    ].flatMap(walk),
    lea(400, 'GET /tasks?sort=-title&cursor=$first.pagination.next_cursor'),
    bob(200, 'GET /tasks?limit=100'),
    anyone(401, 'GET /tasks'),
    anyone(401, 'GET /tasks?page=0'),
  ],
};
