import { resourceSection } from '../../http/openapi-resource.js';
import { statSchemas } from './schema.js';

const names = {
  singular: 'Stat',
  plural: 'Stats',
  human: 'stat',
  humanPlural: 'stats',
  path: '/stats',
};

const example = {
  date: '2026-01-05',
  weight: 74.2,
  calories: 2350,
  steps: 8120,
  notes: 'Slept badly.',
};

export const statSection = resourceSection(names, {
  schemas: statSchemas,
  example,
  operations: ['list', 'create', 'get', 'replace', 'update', 'delete'],
  owner: 'user',
});
