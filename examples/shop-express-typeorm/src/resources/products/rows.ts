import type { ProductEntity } from '../../database/entities/products.js';
import * as convert from '../../database/values.js';
import type * as schema from './schema.js';

type Row = ProductEntity;
type Input = schema.ProductInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Product => ({
  id: row.id,
  name: row.name,
  description: row.description,
  price: convert.fromMoney(row.price),
  stock: row.stock,
  image_url: row.image_url,
  category_id: row.category_id,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  name: input.name,
  description: input.description,
  price: convert.toMoney(input.price),
  stock: input.stock,
  image_url: input.image_url,
  category_id: input.category_id,
});
