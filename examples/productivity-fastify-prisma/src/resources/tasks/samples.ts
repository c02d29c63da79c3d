import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { tasks } from './repository.js';
import { taskSchemas } from './schema.js';

/** Tasks to try things out with: seeds store them, tests send the first. */
export const taskSamples: Samples = {
  rows: [
    {
      title: 'Write the landing page',
      status: 'in_progress',
      priority: 'high',
      due_date: '2030-03-01',
      tags: ['copy', 'web'],
    },
    {
      title: 'Choose a domain name',
      status: 'done',
      priority: 'medium',
      position: 1,
    },
    {
      title: 'Ask three friends for feedback',
      due_date: '2030-03-08',
      position: 2,
    },
    {
      title: 'Sort the bookshelf',
      priority: 'low',
      position: 3,
    },
  ],
  owner: 'user_id',
  references: {},
  create(userId, row) {
    const input = validate(taskSchemas.input, row);
    return tasks.create(userId, input);
  },
};
