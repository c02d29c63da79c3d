import type { ListQuery } from '../http/filter.js';
import type { Idempotency } from '../http/idempotency.js';
import type { Page } from '../http/page.js';

/** Rows that are there only for the user that they belong to. */
interface PrivateReads<Row> {
  list(userId: string, query: ListQuery): Promise<Page<Row>>;
  find(userId: string, id: string): Promise<Row | null>;
}

/** Rows that are there for everybody who may ask. */
interface SharedReads<Row> {
  list(query: ListQuery): Promise<Page<Row>>;
  find(id: string): Promise<Row | null>;
}

/** A write with `expected` fails with 412 unless the row is still exactly that. */
interface OwnWrites<Row, Input> {
  create(userId: string, input: Input): Promise<Row>;
  replace(userId: string, id: string, input: Input, expected?: Row): Promise<Row | null>;
  update(userId: string, id: string, patch: Partial<Input>, expected?: Row): Promise<Row | null>;
  remove(userId: string, id: string, expected?: Row): Promise<boolean>;
}

/** Rows that only their user sees, directly or through the row that they hang off. */
export type PrivateRepository<Row, Input> = PrivateReads<Row> & OwnWrites<Row, Input>;

/** Rows that everybody sees and only their author writes: a write of anyone else is 403. */
export type AuthoredRepository<Row, Input> = SharedReads<Row> & OwnWrites<Row, Input>;

/** What users do to something: seen by everybody, and never changed but taken back. */
export type ActionRepository<Row, Input> = SharedReads<Row> &
  Pick<OwnWrites<Row, Input>, 'create' | 'remove'>;

/** Rows that everybody sees and admins look after. */
export interface SharedRepository<Row, Input> extends SharedReads<Row> {
  create(input: Input): Promise<Row>;
  replace(id: string, input: Input, expected?: Row): Promise<Row | null>;
  update(id: string, patch: Partial<Input>, expected?: Row): Promise<Row | null>;
  remove(id: string, expected?: Row): Promise<boolean>;
}

/** Orders: placed once a key and cancelled as a whole, never edited. */
export interface CheckoutRepository<Row, Input> extends PrivateReads<Row> {
  place(userId: string, input: Input, idempotency: Idempotency | null): Promise<Row>;
  cancel(userId: string, id: string): Promise<Row | null>;
}

/** Rows that another resource writes. */
export type RecordRepository<Row> = PrivateReads<Row>;

/** A many-to-many relation between rows of one user; false or null where an end is not the user's. */
export interface RelationRepository<Child> {
  add(userId: string, parentId: string, childId: string): Promise<boolean>;
  remove(userId: string, parentId: string, childId: string): Promise<boolean>;
  list(userId: string, parentId: string, query: ListQuery): Promise<Page<Child> | null>;
}
