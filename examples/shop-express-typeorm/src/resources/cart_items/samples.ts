import type { Samples } from '../../database/sample-rows.js';
import { validate } from '../../http/validate.js';
import { cartItems } from './repository.js';
import { cartItemSchemas } from './schema.js';

/** CartItems to try things out with: seeds store them, tests send the first. */
export const cartItemSamples: Samples = {
  rows: [
    {
      product_id: 3,
      quantity: 1,
    },
    {
      product_id: 6,
      quantity: 2,
    },
  ],
  owner: 'user_id',
  references: {
    product_id: 'products',
  },
  create(userId, row) {
    const input = validate(cartItemSchemas.input, row);
    return cartItems.create(userId, input);
  },
};
