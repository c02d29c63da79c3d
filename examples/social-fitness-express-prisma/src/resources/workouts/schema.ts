import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of workouts. */
const columns = {
  name: field.string({ min: 1, max: 120 }),
  date: field.nullable(field.date()),
  duration_minutes: field.nullable(field.integer({ min: 0 })),
  notes: field.nullable(field.text()),
};

export const workoutSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof workoutSchemas;
export type Workout = z.output<Schemas['output']>;
export type WorkoutInput = z.output<Schemas['input']>;
