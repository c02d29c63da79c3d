import type { CategoryEntity } from '../../database/entities/categories.js';
import * as convert from '../../database/values.js';
import type * as schema from './schema.js';

type Row = CategoryEntity;
type Input = schema.CategoryInput;

/** A stored row as the API shows it. */
export const present = (row: Row): schema.Category => ({
  id: row.id,
  name: row.name,
  description: row.description,
  created_at: convert.fromTimestamp(row.created_at),
  updated_at: convert.fromTimestamp(row.updated_at),
});

/** What a client sends as the database stores it. */
export const stored = (input: Input) => ({
  name: input.name,
  description: input.description,
});
