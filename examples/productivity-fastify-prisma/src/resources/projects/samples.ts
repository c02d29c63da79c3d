import { validate } from '../../http/validate.js';
import { projects } from './repository.js';
import { projectSchemas } from './schema.js';

/** Projects to try things out with: seeds store them, tests send the first. */
export const samples: Record<string, unknown>[] = [
  {
    name: 'Launch the website',
    description: 'Everything until the first visitor.',
    color: 'teal',
  },
  {
    name: 'Spring cleaning',
    color: 'amber',
  },
  {
    name: "Last year's trip",
    archived: true,
  },
];

/** Stores the samples, with references to the rows that they cannot do without. */
export const seed = async (userId: string, references: object): Promise<string[]> => {
  const ids: string[] = [];
  for (const sample of samples) {
    const body = { ...sample, ...references };
    const input = validate(projectSchemas.input, body);
    const { id } = await projects.create(userId, input);
    ids.push(id);
  }
  return ids;
};
