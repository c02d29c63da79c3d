import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { workouts } from './repository.js';
import { workoutSchemas } from './schema.js';

/** Workouts to try things out with: seeds store them, tests send the first. */
export const workoutSamples: Samples = {
  rows: [
    {
      name: 'Upper body',
      date: '2026-01-05',
      duration_minutes: 50,
      notes: 'Bench press felt light, add weight next time.',
    },
    {
      name: 'Easy run',
      date: '2026-01-07',
      duration_minutes: 35,
      notes: 'Along the canal, no watch.',
    },
    {
      name: 'Legs',
      date: '2026-01-09',
      duration_minutes: 55,
    },
  ],
  owner: 'user_id',
  references: {},
  create(userId, row) {
    const input = validate(workoutSchemas.input, row);
    return workouts.create(userId, input);
  },
};
