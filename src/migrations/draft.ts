import type { Migration } from './initial.js';

/** A migration that has not got its moment yet. */
export interface Draft extends Migration {
  /** What it does, in words joined by _. */
  name: string;
}

/** What a change takes away for good: it needs `--accept-data-loss`. */
export interface Loss {
  table: string;
  /** Null where the whole table goes. */
  column: string | null;
  sentence: string;
}

/** A value that rows which are there need and nobody gave. */
export interface Missing {
  table: string;
  column: string;
  sentence: string;
  hint: string;
}

/** Values for rows that are there, as they were typed: table → column → value. */
export type Backfill = Record<string, Record<string, string>>;
