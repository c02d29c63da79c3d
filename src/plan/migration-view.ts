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
  /** The moment of the migration before, from year to second, or null. */
  previous: string | null;
}

const secondsOf = (moment: Date): string => moment.toISOString().replace(/\D/g, '').slice(0, 14);

/** A migration with the names that it gets from its moment. */
export const migrationView = <T extends Migration>(
  now: Date,
  name: string,
  migration: T,
  previous: Date | null = null,
): T & MigrationView => {
  const timestamp = secondsOf(now);
  return {
    ...migration,
    id: `${timestamp}_${name}`,
    timestamp,
    millis: String(Math.floor(now.getTime() / 1000) * 1000),
    name,
    pascal: pascalCase(name),
    previous: previous && secondsOf(previous),
  };
};

/** The moment that is in the path of a migration, in milliseconds; 0 where there is none. */
export const momentOf = (path: string): number => {
  const millis = /(?<!\d)(\d{13})(?!\d)/.exec(path)?.[1];
  if (millis) return Number(millis);
  const [, ...parts] = /(?<!\d)(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(path) ?? [];
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};
