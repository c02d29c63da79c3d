import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { comments } from './repository.js';
import { commentSchemas } from './schema.js';

/** Comments to try things out with: seeds store them, tests send the first. */
export const commentSamples: Samples = {
  rows: [
    {
      post_id: 0,
      content: 'That looks great! Which wood is it?',
      user_id: 1,
    },
    {
      post_id: 0,
      content: 'Oak, with an oil finish.',
    },
    {
      post_id: 1,
      content: 'The one behind the library has tables upstairs.',
    },
    {
      post_id: 2,
      content: 'Where was this?',
    },
    {
      post_id: 4,
      content: 'I will be there.',
      user_id: 2,
    },
  ],
  owner: 'user_id',
  references: {
    post_id: 'posts',
  },
  create(userId, row) {
    const input = validate(commentSchemas.input, row);
    return comments.create(userId, input);
  },
};
