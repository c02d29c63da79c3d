import type { OrderItemEntity } from '../../database/entities/order_items.js';
import * as convert from '../../database/values.js';
import type { OrderItem } from './schema.js';

type Row = OrderItemEntity;

/** A stored row as the API shows it. */
export const present = (row: Row): OrderItem => ({
  id: row.id,
  order_id: row.order_id,
  product_id: row.product_id,
  quantity: row.quantity,
  price: convert.fromMoney(row.price),
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});
