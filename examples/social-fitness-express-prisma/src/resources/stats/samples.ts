import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { stats } from './repository.js';
import { statSchemas } from './schema.js';

/** Stats to try things out with: seeds store them, tests send the first. */
export const statSamples: Samples = {
  rows: [
    {
      date: '2026-01-05',
      weight: 74.2,
      calories: 2350,
      steps: 8120,
      notes: 'Slept badly.',
    },
    {
      date: '2026-01-06',
      weight: 74,
      calories: 2200,
      steps: 10450,
    },
    {
      date: '2026-01-07',
      weight: 73.9,
      calories: 2480,
      steps: 12030,
    },
    {
      date: '2026-01-08',
      calories: 2150,
      steps: 6390,
      notes: 'Travelled all day.',
    },
    {
      date: '2026-01-09',
      weight: 73.7,
      calories: 2600,
      steps: 9210,
    },
  ],
  owner: 'user_id',
  references: {},
  create(userId, row) {
    const input = validate(statSchemas.input, row);
    return stats.create(userId, input);
  },
};
