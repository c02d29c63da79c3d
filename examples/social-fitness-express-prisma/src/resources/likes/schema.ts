import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of likes. */
const columns = {
  post_id: field.uuid(),
};

export const likeSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof likeSchemas;
export type Like = z.output<Schemas['output']>;
export type LikeInput = z.output<Schemas['input']>;
