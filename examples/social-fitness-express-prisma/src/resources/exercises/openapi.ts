import { resourceSection } from '../../http/openapi-resource.js';
import { exerciseSchemas } from './schema.js';

const names = {
  singular: 'Exercise',
  plural: 'Exercises',
  human: 'exercise',
  humanPlural: 'exercises',
  path: '/exercises',
};

const example = {
  name: 'Bench press',
  sets: 4,
  reps: 8,
  weight: 62.5,
};

export const exerciseSection = resourceSection(names, {
  schemas: exerciseSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'parent',
});
