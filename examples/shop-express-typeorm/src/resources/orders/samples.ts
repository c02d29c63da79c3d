import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { orders } from './repository.js';
import { orderSchemas } from './schema.js';

/** Orders to try things out with: seeds place them, tests send the first. */
export const orderSamples: Samples = {
  rows: [
    {
      items: [
        {
          product_id: 0,
          quantity: 1,
        },
        {
          product_id: 2,
          quantity: 2,
        },
      ],
    },
    {
      items: [
        {
          product_id: 4,
          quantity: 5,
        },
      ],
    },
  ],
  owner: 'user_id',
  references: {
    product_id: 'products',
  },
  create(userId, row) {
    const input = validate(orderSchemas.input, row);
    return orders.place(userId, input, null);
  },
};
