import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** What a client may set on a project. */
const columns = {
  name: field.string({ min: 1, max: 120 }),
  description: field.nullable(field.text()),
  color: field.nullable(field.string({ max: 20 })),
  archived: field.withDefault(field.boolean(), false),
};

export const projectSchemas = resource(columns, { ownedByUser: true });

export type Project = z.output<typeof projectSchemas.output>;
