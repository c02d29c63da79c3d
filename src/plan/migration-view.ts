import { pascalCase } from '../blueprint/naming.js';
import type { Migration } from '../migrations/initial.js';

/** A migration as the templates see it. */
export interface MigrationView extends Migration {
  /** Moment and name, as one word. */
  id: string;
  /** The moment as year to second. */
  timestamp: string;
  /** The moment in milliseconds since 1970, at a full second. */
  millis: string;
  name: string;
  pascal: string;
}

/** A migration with the names that it gets from its moment. */
export const migrationView = <T extends Migration>(
  now: Date,
  name: string,
  migration: T,
): T & MigrationView => {
  const timestamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return {
    ...migration,
    id: `${timestamp}_${name}`,
    timestamp,
    millis: String(Math.floor(now.getTime() / 1000) * 1000),
    name,
    pascal: pascalCase(name),
  };
};
