import type { CartItemEntity } from '../../database/entities/cart_items.js';
import * as convert from '../../database/values.js';
import type * as schema from './schema.js';

type Row = CartItemEntity;
type Input = schema.CartItemInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.CartItem => ({
  id: row.id,
  user_id: row.user_id,
  product_id: row.product_id,
  quantity: row.quantity,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  product_id: input.product_id,
  quantity: input.quantity,
});
