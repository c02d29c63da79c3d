import { prisma } from '../../database/client.js';
import { requireVisible } from '../../database/references.js';
import * as convert from '../../database/values.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type * as schema from './schema.js';

type Row = Prisma.ExerciseModel;
type Input = schema.ExerciseInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Exercise => ({
  id: row.id,
  workout_id: row.workout_id,
  name: row.name,
  sets: row.sets,
  reps: row.reps,
  weight: row.weight,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  workout_id: input.workout_id,
  name: input.name,
  sets: input.sets,
  reps: input.reps,
  weight: input.weight,
});

/** Refuses references to rows that the caller cannot see. */
export const checkReferences = (userId: string, input: Partial<Input>) =>
  requireVisible([
    {
      field: 'workout_id',
      id: input.workout_id,
      model: prisma.workout,
      scope: {
        user_id: userId,
      },
    },
  ]);
