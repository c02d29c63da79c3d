import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of stats. */
const columns = {
  date: field.date(),
  weight: field.nullable(field.number({ min: 0 })),
  calories: field.nullable(field.integer({ min: 0 })),
  steps: field.nullable(field.integer({ min: 0 })),
  notes: field.nullable(field.text()),
};

export const statSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof statSchemas;
export type Stat = z.output<Schemas['output']>;
export type StatInput = z.output<Schemas['input']>;
