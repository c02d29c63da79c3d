import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.PostModel;
type Input = schema.PostInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Post => ({
  id: row.id,
  user_id: row.user_id,
  content: row.content,
  image_url: row.image_url,
  likes_count: row.likes_count,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  content: input.content,
  image_url: input.image_url,
});
