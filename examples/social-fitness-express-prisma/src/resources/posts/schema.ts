import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of posts. */
const columns = {
  content: field.text({ min: 1 }),
  image_url: field.nullable(field.string({ max: 2048 })),
  likes_count: field.readOnly(field.withDefault(field.integer(), 0)),
};

export const postSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof postSchemas;
export type Post = z.output<Schemas['output']>;
export type PostInput = z.output<Schemas['input']>;
