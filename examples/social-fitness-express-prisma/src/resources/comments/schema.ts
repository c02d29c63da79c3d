import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of comments. */
const columns = {
  post_id: field.uuid(),
  content: field.text({ min: 1 }),
};

export const commentSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof commentSchemas;
export type Comment = z.output<Schemas['output']>;
export type CommentInput = z.output<Schemas['input']>;
