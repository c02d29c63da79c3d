import type { Blueprint } from '../types.js';
import type { Renames } from './renames.js';

/** The fields that have another name but the same id, where resources go by the renames given. */
export const renamesBetween = (
  before: Blueprint,
  after: Blueprint,
  resources: Renames['resources'] = {},
): Renames => {
  const fields: Renames['fields'] = {};
  for (const old of before.resources) {
    const name = resources[old.name] ?? old.name;
    const now = after.resources.find((resource) => resource.name === name);
    const pairs = old.fields.flatMap((field) => {
      const other = now?.fields.find(({ id }) => id === field.id);
      return other && other.name !== field.name ? [[field.name, other.name]] : [];
    });
    if (pairs.length > 0) fields[name] = Object.fromEntries(pairs);
  }
  return { resources, fields };
};
