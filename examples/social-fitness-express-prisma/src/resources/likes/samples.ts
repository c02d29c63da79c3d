import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { likes } from './repository.js';
import { likeSchemas } from './schema.js';

/** Likes to try things out with: seeds store them, tests send the first. */
export const likeSamples: Samples = {
  rows: [
    {
      post_id: 0,
      user_id: 1,
    },
    {
      post_id: 0,
      user_id: 2,
    },
    {
      post_id: 1,
    },
    {
      post_id: 2,
    },
    {
      post_id: 2,
      user_id: 1,
    },
    {
      post_id: 3,
      user_id: 2,
    },
  ],
  owner: 'user_id',
  references: {
    post_id: 'posts',
  },
  create(userId, row) {
    const input = validate(likeSchemas.input, row);
    return likes.create(userId, input);
  },
};
