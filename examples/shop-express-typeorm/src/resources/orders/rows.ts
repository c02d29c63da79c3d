import type { OrderEntity } from '../../database/entities/orders.js';
import * as convert from '../../database/values.js';
import * as items from '../order_items/rows.js';
import type { Order } from './schema.js';

export interface WithItems extends OrderEntity {
  items: Parameters<typeof items.present>[0][];
}

/** A stored row as the API shows it, with its items. */
export const present = (row: WithItems): Order => ({
  id: row.id,
  user_id: row.user_id,
  status: convert.oneOf(row.status),
  total: convert.fromMoney(row.total),
  items: row.items.map(items.present),
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});
