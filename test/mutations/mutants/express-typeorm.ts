import { edit, type Mutant } from '../mutant.js';

const tasks = 'src/resources/tasks/repository.ts';
const query = 'src/database/query.ts';
const app = 'src/app.ts';

/** Controls that another framework and another ORM keep in their own way. */
export const expressTypeorm: Mutant[] = [
  {
    without: 'the scope of lists',
    edits: [edit(tasks, ', query.filter, own(userId))', ', query.filter)')],
    caughtBy: ['ownership.list'],
    alsoTouches: [
      'ownership.*',
      'filters.*',
      'pagination.*',
      'sorting.*',
      'endpoints.list',
      'responses.list',
      'validation.writes-nothing',
    ],
  },
  {
    without: 'the scope of GET',
    edits: [edit(tasks, 'findRow({ id, ...own(userId) })', 'findRow({ id })')],
    caughtBy: ['ownership.read'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of writes',
    edits: [
      edit(tasks, 'Promise<Where> => ({ id, ...own(userId) })', 'Promise<Where> => ({ id })'),
    ],
    caughtBy: ['ownership.put', 'ownership.patch', 'ownership.delete'],
    alsoTouches: ['ownership.*'],
  },
  {
    without: 'literal text in _like',
    edits: [edit(query, '`%${literal(String(value))}%`', '`%${String(value)}%`')],
    caughtBy: ['filters.like-literal'],
    alsoTouches: ['filters.plain-text'],
  },
  {
    without: 'any case in _like',
    edits: [edit(query, ' ILIKE ', ' LIKE ')],
    caughtBy: ['filters.like-case'],
    alsoTouches: ['filters.like'],
  },
  {
    without: 'nulls last',
    edits: [edit(query, "nullable ? 'NULLS LAST' : undefined", 'nullable ? undefined : undefined')],
    caughtBy: ['sorting.nulls-last'],
    alsoTouches: ['sorting.*', 'pagination.cursor*'],
  },
  {
    without: 'the silence about the framework',
    edits: [edit(app, "  app.disable('x-powered-by');\n", '')],
    caughtBy: ['headers.powered-by'],
  },
  {
    without: 'the caller of a route',
    edits: [
      edit(
        'src/resources/tasks/routes.ts',
        "router.get('/', authenticate, async (req, res) => {",
        "router.get('/', async (req, res) => {\n  req.caller ??= { user_id: '00000000-0000-4000-8000-000000000000', session_id: '' };",
      ),
    ],
    caughtBy: ['auth.token-required'],
    alsoTouches: ['auth.token-*', 'ownership.*', 'openapi.*', 'endpoints.*'],
  },
  {
    without: 'one path a resource: the case',
    edits: [
      edit(
        'src/routes.ts',
        'Router({ caseSensitive: true, strict: true })',
        'Router({ caseSensitive: false, strict: true })',
      ),
    ],
    caughtBy: ['verbs.paths'],
    alsoTouches: ['verbs.paths-root'],
  },
  {
    without: 'updated_at',
    edits: [
      edit(
        'src/database/migrations/*-init.ts',
        `    await runner.query(\`CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"\n  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()\`);\n`,
        '',
      ),
    ],
    caughtBy: ['verbs.updated-at'],
    alsoTouches: ['verbs.*', 'headers.*'],
  },
];
