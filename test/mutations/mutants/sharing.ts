import { edit, type Mutant } from '../mutant.js';

const migration = 'prisma/migrations/*_init/migration.sql';
const posts = 'src/resources/posts/repository.ts';
const likes = 'src/resources/likes/repository.ts';
const follows = 'src/resources/follows/repository.ts';
const exercises = 'src/resources/exercises/repository.ts';

/** Rows that others see: authors, actors, parents and administrators. */
export const sharing: Mutant[] = [
  {
    without: 'the author of a change',
    edits: [
      edit(
        posts,
        'async update(userId, id, input, expected) {\n    await refuseOthers(userId, id);\n    return change({ id, ...own(userId) }',
        'async update(userId, id, input, expected) {\n    return change({ id }',
      ),
    ],
    caughtBy: ['rules.author-patch'],
    alsoTouches: ['rules.*', 'ownership.*'],
  },
  {
    without: '403 for what somebody else wrote',
    edits: [
      edit(
        posts,
        "if (owner && owner !== userId) throw forbidden('It belongs to somebody else');",
        "if (owner === '') throw forbidden('It belongs to somebody else');",
      ),
    ],
    caughtBy: ['rules.author-put', 'rules.author-patch', 'rules.author-delete'],
    alsoTouches: ['rules.*', 'ownership.*'],
  },
  {
    without: 'the actor of a DELETE',
    edits: [
      edit(likes, '    await refuseOthers(userId, id);\n    const where', '    const where'),
      edit(likes, 'versionOf({ id, ...own(userId) }', 'versionOf({ id }'),
    ],
    caughtBy: ['rules.actor-delete-others'],
    alsoTouches: ['rules.*', 'ownership.*'],
  },
  {
    without: 'the admin guard',
    edits: [edit('src/http/hooks.ts', '  await requireAdmin(request.caller);\n', '')],
    caughtBy: ['rules.admin-only'],
    alsoTouches: ['rules.*', 'ownership.*'],
    full: true,
  },
  {
    without: 'the scope of the parent in lists',
    edits: [
      edit(exercises, '{ AND: [whereOf(query.filter)], ...own(userId) }', 'whereOf(query.filter)'),
    ],
    caughtBy: ['ownership.list'],
    alsoTouches: [
      'ownership.*',
      'rules.parent*',
      'filters.*',
      'sorting.*',
      'pagination.*',
      'endpoints.list',
      'responses.list',
    ],
  },
  {
    without: 'the scope of the parent in GET',
    edits: [edit(exercises, 'findRow({ id, ...own(userId) })', 'findRow({ id })')],
    caughtBy: ['ownership.read'],
    alsoTouches: ['ownership.*', 'rules.parent*', 'responses.not-found'],
  },
  {
    without: 'the scope of what a row refers to',
    edits: [edit('src/database/references.ts', 'where: { id, ...scope }', 'where: { id }')],
    caughtBy: ['ownership.reference'],
    alsoTouches: ['ownership.*', 'rules.parent*'],
  },
  {
    without: 'one like a person',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "likes_user_id_post_id_key"',
        'CREATE INDEX "likes_user_id_post_id_key"',
      ),
    ],
    caughtBy: ['rules.actor-duplicate'],
    alsoTouches: ['rules.*', 'validation.unique*', 'responses.conflict'],
  },
  {
    without: 'the refusal to follow oneself',
    edits: [edit(follows, 'if (input.following_id === userId) {', 'if (!input.following_id) {')],
    caughtBy: ['rules.actor-self'],
    alsoTouches: ['rules.*'],
  },
  {
    without: 'the count of new likes',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" + 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
    alsoTouches: ['rules.counter*'],
    full: true,
  },
  {
    without: 'the count of likes that are taken back',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" - 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
    alsoTouches: ['rules.counter*'],
  },
  {
    without: 'the refusal of counts from outside',
    edits: [
      edit(
        'src/resources/posts/schema.ts',
        'field.readOnly(field.withDefault(field.integer(), 0))',
        'field.withDefault(field.integer(), 0)',
      ),
    ],
    caughtBy: ['validation.server-fields'],
    alsoTouches: ['rules.counter*', 'validation.*', 'openapi.*', 'verbs.*'],
  },
];
