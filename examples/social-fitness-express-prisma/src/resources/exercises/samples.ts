import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { exercises } from './repository.js';
import { exerciseSchemas } from './schema.js';

/** Exercises to try things out with: seeds store them, tests send the first. */
export const exerciseSamples: Samples = {
  rows: [
    {
      workout_id: 0,
      name: 'Bench press',
      sets: 4,
      reps: 8,
      weight: 62.5,
    },
    {
      workout_id: 0,
      name: 'Barbell row',
      sets: 4,
      reps: 10,
      weight: 50,
    },
    {
      workout_id: 0,
      name: 'Pull-up',
      sets: 3,
      reps: 7,
    },
    {
      workout_id: 1,
      name: 'Strides',
      sets: 6,
    },
    {
      workout_id: 2,
      name: 'Squat',
      sets: 5,
      reps: 5,
      weight: 90,
    },
    {
      workout_id: 2,
      name: 'Romanian deadlift',
      sets: 3,
      reps: 8,
      weight: 80,
    },
    {
      workout_id: 2,
      name: 'Calf raise',
      sets: 3,
      reps: 15,
      weight: 40,
    },
  ],
  owner: null,
  references: {
    workout_id: 'workouts',
  },
  create(userId, row) {
    const input = validate(exerciseSchemas.input, row);
    return exercises.create(userId, input);
  },
};
