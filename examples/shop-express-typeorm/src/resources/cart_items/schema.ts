import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of cart items. */
const columns = {
  product_id: field.uuid(),
  quantity: field.withDefault(field.integer({ min: 1 }), 1),
};

export const cartItemSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof cartItemSchemas;
export type CartItem = z.output<Schemas['output']>;
export type CartItemInput = z.output<Schemas['input']>;
