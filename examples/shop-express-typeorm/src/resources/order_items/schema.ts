import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of order items. */
const columns = {
  order_id: field.uuid(),
  product_id: field.uuid(),
  quantity: field.integer({ min: 1 }),
  price: field.money({ min: 0 }),
};

export const orderItemSchemas = resource(columns, {
  ownerField: null,
});

type Schemas = typeof orderItemSchemas;
export type OrderItem = z.output<Schemas['output']>;
export type OrderItemInput = z.output<Schemas['input']>;
