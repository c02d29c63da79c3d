import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { posts } from './repository.js';
import { postSchemas } from './schema.js';

/** Posts to try things out with: seeds store them, tests send the first. */
export const postSamples: Samples = {
  rows: [
    {
      content:
        'Finally finished the bookshelf. Three weekends, two trips to the hardware store, no spare screws.',
      image_url: 'https://images.example.com/bookshelf.jpg',
    },
    {
      content: 'Does anybody know a quiet café near the river where one can work for an afternoon?',
      user_id: 1,
    },
    {
      content: 'Sunrise from the night train. Worth the missing sleep.',
      image_url: 'https://images.example.com/sunrise.jpg',
      user_id: 2,
    },
    {
      content: 'Today I learned that octopuses taste with their arms.',
    },
    {
      content: 'Running club on Thursday at seven, beginners welcome.',
      user_id: 1,
    },
  ],
  owner: 'user_id',
  references: {},
  create(userId, row) {
    const input = validate(postSchemas.input, row);
    return posts.create(userId, input);
  },
};
