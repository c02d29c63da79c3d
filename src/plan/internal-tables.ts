import type { Blueprint, Field } from '../blueprint/types.js';
import type { InternalTable, Part } from '../parts/types.js';
import { ownerColumn } from './keys.js';
import { userFields } from './tables.js';

/** Answers kept for a day, so that an order sent twice is placed once. */
const idempotencyKeys: InternalTable = {
  name: 'idempotency_keys',
  owner: 'user_id',
  fields: [
    ownerColumn('user_id'),
    { id: 'key', name: 'key', type: 'string', required: true, unique: true },
    { id: 'request_hash', name: 'request_hash', type: 'string', length: 64, required: true },
    { id: 'response', name: 'response', type: 'text', required: true },
  ],
};

/** The tables that the parts and the kinds of resources keep for themselves. */
export const internalTablesOf = ({ resources }: Blueprint, parts: Part[]): InternalTable[] => [
  ...parts.flatMap((part) => part.tables ?? []),
  ...(resources.some(({ checkout }) => checkout) ? [idempotencyKeys] : []),
];

/** The columns of users, some of them otherwise where a part says so. */
export const usersOf = (parts: Part[]): Field[] => {
  const changed = parts.flatMap((part) => part.users ?? []);
  return userFields.map((field) => changed.find(({ id }) => id === field.id) ?? field);
};
