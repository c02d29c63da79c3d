import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of follows. */
const columns = {
  following_id: field.uuid(),
};

export const followSchemas = resource(columns, {
  ownerField: 'follower_id',
});

type Schemas = typeof followSchemas;
export type Follow = z.output<Schemas['output']>;
export type FollowInput = z.output<Schemas['input']>;
