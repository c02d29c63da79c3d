import { edit, type Mutant } from '../mutant.js';

const migration = 'prisma/migrations/20260101000000_init/migration.sql';

/** Authors, actors and what they count. */
export const social: Mutant[] = [
  {
    without: 'one like a person',
    edits: [
      edit(
        migration,
        'CREATE UNIQUE INDEX "likes_user_id_post_id_key"',
        'CREATE INDEX "likes_user_id_post_id_key"',
      ),
    ],
    caughtBy: ['rules.duplicate'],
  },
  {
    without: 'the count of new likes',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" + 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
  },
  {
    without: 'the count of likes that are taken back',
    edits: [
      edit(migration, 'SET "likes_count" = "likes_count" - 1', 'SET "likes_count" = "likes_count"'),
    ],
    caughtBy: ['rules.counter'],
  },
];
