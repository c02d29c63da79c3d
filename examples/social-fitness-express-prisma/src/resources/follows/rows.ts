import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.FollowModel;
type Input = schema.FollowInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Follow => ({
  id: row.id,
  follower_id: row.follower_id,
  following_id: row.following_id,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  following_id: input.following_id,
});
