import { edit, type Mutant } from '../mutant.js';

const tasks = 'app/resources/tasks/repository.py';
const relation = 'app/resources/task_project/repository.py';
const query = 'app/database/query.py';
const listQuery = 'app/http/list_query.py';
const cursor = 'app/http/cursor.py';

const everyone = 'RowSet(models.tasks_table, rows.present)';

/** Whose rows a caller meets, and which of them. */
export const fastapiRows: Mutant[] = [
  {
    without: 'the scope of lists',
    edits: [edit(tasks, '_own.list(query, user_id)', `${everyone}.list(query)`)],
    caughtBy: ['ownership.list'],
    alsoTouches: [
      'ownership.*',
      'filters.*',
      'pagination.*',
      'sorting.*',
      'endpoints.list',
      'responses.list',
      'validation.writes-nothing',
      'validation.nothing-of-it',
    ],
  },
  {
    without: 'the scope of GET',
    edits: [edit(tasks, '_own.find(id, user_id)', `${everyone}.find(id)`)],
    caughtBy: ['ownership.read'],
    alsoTouches: [
      'responses.not-found',
      'ownership.put',
      'ownership.patch',
      'ownership.delete',
      'ownership.alike',
      'ownership.admin',
    ],
    full: true,
  },
  {
    without: 'the scope of PUT',
    edits: [
      edit(
        tasks,
        '_own.change(id, sent, expected, user_id)',
        `${everyone}.change(id, sent, expected)`,
      ),
    ],
    caughtBy: ['ownership.put'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of PATCH',
    edits: [
      edit(
        tasks,
        '_own.change(id, changes, expected, user_id)',
        `${everyone}.change(id, changes, expected)`,
      ),
    ],
    caughtBy: ['ownership.patch'],
    alsoTouches: ['responses.not-found', 'ownership.admin'],
    full: true,
  },
  {
    without: 'the scope of DELETE',
    edits: [edit(tasks, '_own.remove(id, expected, user_id)', `${everyone}.remove(id, expected)`)],
    caughtBy: ['ownership.delete'],
    alsoTouches: ['ownership.*', 'responses.not-found'],
  },
  {
    without: 'the scope of the parents of a relation',
    edits: [edit(relation, '"id"] == _PARENT,\n    scopes.own_projects,\n', '"id"] == _PARENT,\n')],
    caughtBy: ['ownership.link-parent'],
  },
  {
    without: 'the scope of the children of a relation',
    edits: [edit(relation, '"id"] == _CHILD,\n    scopes.own_tasks,\n', '"id"] == _CHILD,\n')],
    caughtBy: ['ownership.link-child'],
  },
  {
    without: 'the refusal of unknown parameters',
    edits: [edit(listQuery, 'raise invalid(name, "Unknown parameter")', 'return All([])')],
    caughtBy: ['filters.unknown'],
    alsoTouches: [
      'responses.bad-request',
      'pagination.brackets',
      'filters.lacking',
      'filters.related',
      'verbs.head',
    ],
    full: true,
  },
  {
    without: 'literal text in _like',
    edits: [edit(query, 'for special in "\\\\%_":', 'for special in "":')],
    caughtBy: ['filters.like-literal'],
    alsoTouches: ['filters.plain-text'],
  },
  {
    without: 'any case in _like',
    edits: [edit(query, 'column.ilike(value)', 'column.like(value)')],
    caughtBy: ['filters.like-case'],
    alsoTouches: ['filters.like'],
  },
  {
    without: 'empty rows in _ne',
    edits: [edit(listQuery, 'if op == "ne" and field.nullable:', 'if op == "ne" and not field:')],
    caughtBy: ['filters.not-equal-keeps-null'],
  },
  {
    without: 'nulls last',
    edits: [edit(query, 'direction.nulls_last() if key.nullable else direction', 'direction')],
    caughtBy: ['sorting.nulls-last'],
    alsoTouches: ['sorting.*', 'pagination.cursor*'],
  },
  {
    without: 'the tie-break',
    edits: [edit(listQuery, 'else [*keys, _BY_ID]', 'else keys')],
    caughtBy: ['sorting.ties'],
    alsoTouches: ['sorting.*', 'pagination.*', 'filters.related'],
  },
  {
    without: 'the highest limit',
    edits: [edit(listQuery, '_MAX_LIMIT = 100', '_MAX_LIMIT = 1_000')],
    caughtBy: ['pagination.bounds'],
    alsoTouches: ['pagination.cursor-limit'],
  },
  {
    without: 'the filter in the total',
    edits: [edit(query, 'select_from(table).where(matching)', 'select_from(table).where(scope)')],
    caughtBy: ['pagination.total'],
    alsoTouches: ['pagination.*', 'filters.*'],
  },
  {
    without: 'the rows that follow in a cursor',
    edits: [edit(cursor, '        before.append(_same(key, value))\n', '')],
    caughtBy: ['pagination.cursor-sorted'],
    alsoTouches: ['pagination.cursor*'],
  },
  {
    without: 'the refusal of cursors of another order',
    edits: [edit(cursor, ' or parts[0] != _signature(sort):', ':')],
    caughtBy: ['pagination.cursor-other-sort'],
    alsoTouches: ['pagination.cursor-*'],
  },
];
