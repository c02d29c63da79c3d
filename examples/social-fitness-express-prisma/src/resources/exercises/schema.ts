import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of exercises. */
const columns = {
  workout_id: field.uuid(),
  name: field.string({ min: 1, max: 120 }),
  sets: field.nullable(field.integer({ min: 0 })),
  reps: field.nullable(field.integer({ min: 0 })),
  weight: field.nullable(field.number({ min: 0 })),
};

export const exerciseSchemas = resource(columns, {
  ownerField: null,
});

type Schemas = typeof exerciseSchemas;
export type Exercise = z.output<Schemas['output']>;
export type ExerciseInput = z.output<Schemas['input']>;
