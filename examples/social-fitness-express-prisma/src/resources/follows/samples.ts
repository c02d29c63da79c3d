import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { follows } from './repository.js';
import { followSchemas } from './schema.js';

/** Follows to try things out with: seeds store them, tests send the first. */
export const followSamples: Samples = {
  rows: [
    {
      following_id: 1,
    },
    {
      following_id: 2,
    },
    {
      following_id: 0,
      follower_id: 1,
    },
    {
      following_id: 1,
      follower_id: 2,
    },
  ],
  owner: 'follower_id',
  references: {
    following_id: 'users',
  },
  create(userId, row) {
    const input = validate(followSchemas.input, row);
    return follows.create(userId, input);
  },
};
