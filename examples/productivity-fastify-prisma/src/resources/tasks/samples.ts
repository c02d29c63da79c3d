import { validate } from '../../http/validate.js';
import { tasks } from './repository.js';
import { taskSchemas } from './schema.js';

/** Tasks to try things out with: seeds store them, tests send the first. */
export const samples: Record<string, unknown>[] = [
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
];

/** Stores the samples, with references to the rows that they cannot do without. */
export const seed = async (userId: string, references: object): Promise<string[]> => {
  const ids: string[] = [];
  for (const sample of samples) {
    const body = { ...sample, ...references };
    const input = validate(taskSchemas.input, body);
    const { id } = await tasks.create(userId, input);
    ids.push(id);
  }
  return ids;
};
