import type { Renames } from '../../src/blueprint/change/renames.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import type { Backfill } from '../../src/migrations/draft.js';
import type { Given } from './rows.js';

/** One change of a blueprint, and what becomes of the rows. */
export interface Transition {
  name: string;
  /** Makes the blueprint before it from the usual one. */
  from?: (blueprint: Blueprint) => void;
  change: (blueprint: Blueprint) => void;
  renames?: Partial<Renames>;
  backfill?: Backfill;
  dropTables?: boolean;
  /** Tables, and columns as `table.column`, that are reported as losses. */
  losses?: string[];
  rows?: Given;
  /** What becomes of the values of a column (by its new name), where they do not stay as they are. */
  becomes?: Record<string, (value: string | null) => string | null>;
  /** Why it cannot be taken back while there are rows. */
  back?: RegExp;
}
