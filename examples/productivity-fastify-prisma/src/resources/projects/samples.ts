import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { projects } from './repository.js';
import { projectSchemas } from './schema.js';

/** Projects to try things out with: seeds store them, tests send the first. */
export const projectSamples: Samples = {
  rows: [
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
  ],
  owner: 'user_id',
  references: {},
  create(userId, row) {
    const input = validate(projectSchemas.input, row);
    return projects.create(userId, input);
  },
};
