import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.LikeModel;
type Input = schema.LikeInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Like => ({
  id: row.id,
  user_id: row.user_id,
  post_id: row.post_id,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  post_id: input.post_id,
});
