import { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';
import { orderItemSchemas } from '../order_items/schema.js';

/** The columns of orders. */
const columns = {
  status: field.readOnly(
    field.withDefault(
      field.oneOf(['pending', 'paid', 'shipped', 'delivered', 'cancelled']),
      'pending',
    ),
  ),
  total: field.readOnly(field.withDefault(field.money({ min: 0 }), 0)),
};

const { output, list } = resource(columns, {
  ownerField: 'user_id',
  nested: { items: z.array(orderItemSchemas.output).max(100) },
});

/** One product, and how many of it. */
const line = z.strictObject({
  product_id: field.uuid(),
  quantity: field.integer({ min: 1, max: 10_000 }),
});

export const orderSchemas = {
  output,
  list,
  /** What a client orders. */
  input: z.strictObject({ items: z.array(line).min(1).max(100) }),
  /** The body of a cancellation says nothing, and may be missing. */
  cancel: z.strictObject({}).optional(),
};

type Schemas = typeof orderSchemas;
export type Order = z.output<Schemas['output']>;
export type OrderInput = z.output<Schemas['input']>;
