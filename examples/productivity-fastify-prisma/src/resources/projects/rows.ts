import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.ProjectModel;
type Input = schema.ProjectInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Project => ({
  id: row.id,
  user_id: row.user_id,
  name: row.name,
  description: row.description,
  color: row.color,
  archived: row.archived,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  name: input.name,
  description: input.description,
  color: input.color,
  archived: input.archived,
});
