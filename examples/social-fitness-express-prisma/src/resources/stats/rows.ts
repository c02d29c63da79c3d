import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.StatModel;
type Input = schema.StatInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Stat => ({
  id: row.id,
  user_id: row.user_id,
  date: convert.fromDate(row.date),
  weight: row.weight,
  calories: row.calories,
  steps: row.steps,
  notes: row.notes,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  date: convert.toDate(input.date),
  weight: input.weight,
  calories: input.calories,
  steps: input.steps,
  notes: input.notes,
});
