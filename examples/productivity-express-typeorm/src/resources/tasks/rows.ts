import type { TaskEntity } from '../../database/entities/tasks.js';
import type { Input } from '../../database/repository.js';
import * as convert from '../../database/values.js';
import type { Task } from './schema.js';

/** A stored row as the API shows it. */
export const present = (row: TaskEntity): Task => ({
  id: row.id,
  user_id: row.user_id,
  title: row.title,
  description: row.description,
  status: convert.oneOf(row.status),
  priority: convert.oneOf(row.priority),
  due_date: row.due_date,
  position: row.position,
  tags: convert.fromJson(row.tags),
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input<Task>) => ({
  title: input.title,
  description: input.description,
  status: input.status,
  priority: input.priority,
  due_date: input.due_date,
  position: input.position,
  tags: convert.toJson(input.tags),
});
