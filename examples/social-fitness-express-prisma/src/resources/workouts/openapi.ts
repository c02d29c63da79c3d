import { resourceSection } from '../../http/openapi-resource.js';
import { workoutSchemas } from './schema.js';

const names = {
  singular: 'Workout',
  plural: 'Workouts',
  human: 'workout',
  humanPlural: 'workouts',
  path: '/workouts',
};

const example = {
  name: 'Upper body',
  date: '2026-01-05',
  duration_minutes: 50,
  notes: 'Bench press felt light, add weight next time.',
};

export const workoutSection = resourceSection(names, {
  schemas: workoutSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'user',
});
