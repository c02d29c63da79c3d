import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of projects. */
const columns = {
  name: field.string({ min: 1, max: 120 }),
  description: field.nullable(field.text()),
  color: field.nullable(field.string({ max: 20 })),
  archived: field.withDefault(field.boolean(), false),
};

export const projectSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof projectSchemas;
export type Project = z.output<Schemas['output']>;
export type ProjectInput = z.output<Schemas['input']>;
