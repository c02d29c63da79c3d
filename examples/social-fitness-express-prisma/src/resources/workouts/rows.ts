import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.WorkoutModel;
type Input = schema.WorkoutInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Workout => ({
  id: row.id,
  user_id: row.user_id,
  name: row.name,
  date: convert.fromDate(row.date),
  duration_minutes: row.duration_minutes,
  notes: row.notes,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  name: input.name,
  date: convert.toDate(input.date),
  duration_minutes: input.duration_minutes,
  notes: input.notes,
});
