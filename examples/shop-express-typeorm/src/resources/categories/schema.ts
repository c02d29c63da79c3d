import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of categories. */
const columns = {
  name: field.string({ min: 1, max: 100 }),
  description: field.nullable(field.text()),
};

export const categorySchemas = resource(columns, {
  ownerField: null,
});

type Schemas = typeof categorySchemas;
export type Category = z.output<Schemas['output']>;
export type CategoryInput = z.output<Schemas['input']>;
