import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.TaskModel;
type Input = schema.TaskInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Task => ({
  id: row.id,
  user_id: row.user_id,
  title: row.title,
  description: row.description,
  status: convert.oneOf(row.status),
  priority: convert.oneOf(row.priority),
  due_date: convert.fromDate(row.due_date),
  position: row.position,
  tags: convert.fromJson(row.tags),
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  title: input.title,
  description: input.description,
  status: input.status,
  priority: input.priority,
  due_date: convert.toDate(input.due_date),
  position: input.position,
  tags: convert.toNullableJson(input.tags),
});
