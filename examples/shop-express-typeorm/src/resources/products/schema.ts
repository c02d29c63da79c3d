import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of products. */
const columns = {
  name: field.string({ min: 1, max: 200 }),
  description: field.nullable(field.text()),
  price: field.money({ min: 0 }),
  stock: field.withDefault(field.integer({ min: 0 }), 0),
  image_url: field.nullable(field.string({ max: 2048 })),
  category_id: field.nullable(field.uuid()),
};

export const productSchemas = resource(columns, {
  ownerField: null,
});

type Schemas = typeof productSchemas;
export type Product = z.output<Schemas['output']>;
export type ProductInput = z.output<Schemas['input']>;
