import { edit, type Mutant } from '../mutant.js';

const listQuery = 'src/http/list-query.ts';
const query = 'src/database/query.ts';

/** Pages, filters and order. */
export const lists: Mutant[] = [
  {
    without: 'the refusal of unknown parameters',
    edits: [
      edit(
        listQuery,
        "if (!filter) throw invalid(name, 'Unknown parameter');",
        'if (!filter) return { all: [] };',
      ),
    ],
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
    edits: [edit(query, 'contains: literal(String(value))', 'contains: String(value)')],
    caughtBy: ['filters.like-literal'],
    full: true,
  },
  {
    without: 'any case in _like',
    edits: [edit(query, ", mode: 'insensitive'", '')],
    caughtBy: ['filters.like-case'],
    alsoTouches: ['filters.like'],
  },
  {
    without: 'empty rows in _ne',
    edits: [
      edit(
        listQuery,
        "  if (op === 'ne' && field.nullable) alternatives.push(is('null', true));\n",
        '',
      ),
    ],
    caughtBy: ['filters.not-equal-keeps-null'],
    full: true,
  },
  {
    without: 'the bound of _in',
    edits: [edit(listQuery, 'maxInValues = 50', 'maxInValues = 5_000')],
    caughtBy: ['filters.in-limit'],
  },
  {
    without: 'the bound of _like',
    edits: [edit(listQuery, 'maxLikeLength = 100', 'maxLikeLength = 10_000')],
    caughtBy: ['filters.like-length'],
  },
  {
    without: 'whole seconds in filters',
    edits: [edit(listQuery, "return [is('gte', end)];", "return [is('gt', start)];")],
    caughtBy: ['filters.timestamps'],
  },
  {
    without: 'the refusal of repeated parameters',
    edits: [
      edit(
        'src/http/parameters.ts',
        "    if (name in parameters) throw invalid(name, 'Give it once');\n",
        '',
      ),
    ],
    caughtBy: ['pagination.repeated'],
  },
  {
    without: 'three keys at most',
    edits: [edit(listQuery, 'maxSortKeys = 3', 'maxSortKeys = 30')],
    caughtBy: ['sorting.three-keys'],
  },
  {
    without: 'the tie-break',
    edits: [
      edit(
        listQuery,
        "return [...keys, { field: 'id', type: 'uuid', nullable: false, descending: false }];",
        'return keys;',
      ),
    ],
    caughtBy: ['sorting.ties'],
    alsoTouches: ['sorting.*', 'pagination.*', 'filters.related'],
    full: true,
  },
  {
    without: 'nulls last',
    edits: [
      edit(
        query,
        "nullable ? { sort: direction, nulls: 'last' } : direction",
        'nullable ? direction : direction',
      ),
    ],
    caughtBy: ['sorting.nulls-last'],
    alsoTouches: ['sorting.*', 'pagination.cursor*'],
    full: true,
  },
  {
    without: 'the default order',
    edits: [edit(listQuery, "defaultSort = '-created_at'", "defaultSort = 'created_at'")],
    caughtBy: ['sorting.default'],
    alsoTouches: ['pagination.*', 'filters.*'],
  },
  {
    without: 'the highest limit',
    edits: [edit(listQuery, 'maxLimit = 100', 'maxLimit = 1_000')],
    caughtBy: ['pagination.bounds'],
    alsoTouches: ['pagination.cursor-limit'],
    full: true,
  },
  {
    without: 'the highest page',
    edits: [edit(listQuery, 'maxPage = 10_000', 'maxPage = 1_000_000')],
    caughtBy: ['pagination.bounds'],
    alsoTouches: ['pagination.page-refused'],
  },
  {
    without: 'the lowest page',
    edits: [edit(listQuery, 'if (value < 1 || value > max)', 'if (value > max)')],
    caughtBy: ['pagination.bounds'],
    alsoTouches: ['pagination.*-refused'],
  },
  {
    without: 'one way of paging at a time',
    edits: [
      edit(
        listQuery,
        "  if (cursor !== undefined && page !== undefined)\n    throw invalid('cursor', 'Use either page or cursor');\n",
        '',
      ),
    ],
    caughtBy: ['pagination.cursor-and-page'],
  },
  {
    without: 'the refusal of forged cursors',
    edits: [edit('src/http/cursor.ts', '    parts[0] === signature(sort) &&\n', '')],
    caughtBy: ['pagination.cursor-other-sort'],
    alsoTouches: ['pagination.cursor-*'],
  },
  {
    without: 'the exact total',
    edits: [edit('src/http/page.ts', 'const all = total ?? 0;', 'const all = rows.length;')],
    caughtBy: ['pagination.pages'],
    alsoTouches: ['pagination.*', 'filters.*', 'responses.list'],
    full: true,
  },
  {
    without: 'the filter in the total',
    edits: [
      edit(
        'src/resources/tasks/repository.ts',
        'prisma.task.count({ where })',
        'prisma.task.count({ where: { user_id: userId } })',
      ),
    ],
    caughtBy: ['pagination.total'],
    alsoTouches: ['pagination.*', 'filters.*'],
  },
  {
    without: 'the last page that is not full',
    edits: [edit('src/http/page.ts', 'Math.ceil(all / limit)', 'Math.floor(all / limit)')],
    caughtBy: ['pagination.pages'],
    alsoTouches: ['pagination.*'],
  },
  {
    without: 'the next page in Link',
    edits: [
      edit('src/http/link.ts', 'if (query.page < last) links', 'if (query.page > last) links'),
    ],
    caughtBy: ['pagination.link'],
    alsoTouches: ['pagination.link*'],
  },
];
