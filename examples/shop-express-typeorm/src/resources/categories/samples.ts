import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { categories } from './repository.js';
import { categorySchemas } from './schema.js';

/** Categories to try things out with: seeds store them, tests send the first. */
export const categorySamples: Samples = {
  rows: [
    {
      name: 'Kitchen',
      description: 'For cooking, baking and the table.',
    },
    {
      name: 'Garden',
      description: 'Seeds, tools and pots.',
    },
    {
      name: 'Books',
      description: 'Read by the people who sell them.',
    },
  ],
  owner: null,
  references: {},
  create(_userId, row) {
    const input = validate(categorySchemas.input, row);
    return categories.create(input);
  },
};
