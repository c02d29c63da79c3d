import type { ListQuery } from '../http/filter.js';
import type { Page } from '../http/page.js';

/** What a client sets of a row; the server sets the rest. */
export type Input<T> = Omit<T, 'id' | 'user_id' | 'created_at' | 'updated_at'>;
export type Patch<T> = Partial<Input<T>>;

/**
 * Rows that belong to a user: those of anyone else are not there.
 * A write with `expected` fails with 412 unless the row is still exactly that.
 */
interface OwnedRepository<T> {
  list(userId: string, query: ListQuery): Promise<Page<T>>;
  find(userId: string, id: string): Promise<T | null>;
  create(userId: string, input: Input<T>): Promise<T>;
  replace(userId: string, id: string, input: Input<T>, expected?: T): Promise<T | null>;
  update(userId: string, id: string, patch: Patch<T>, expected?: T): Promise<T | null>;
  remove(userId: string, id: string, expected?: T): Promise<boolean>;
}

/** Rows that everybody reads. */
interface SharedRepository<T> {
  list(query: ListQuery): Promise<Page<T>>;
  find(id: string): Promise<T | null>;
  create(input: Input<T>): Promise<T>;
  replace(id: string, input: Input<T>, expected?: T): Promise<T | null>;
  update(id: string, patch: Patch<T>, expected?: T): Promise<T | null>;
  remove(id: string, expected?: T): Promise<boolean>;
}

/** Rows that belong to a user, or that admins look after for everybody. */
export type RepositoryOf<Owner extends 'user' | 'admin', T> = Owner extends 'user'
  ? OwnedRepository<T>
  : SharedRepository<T>;

/** A many-to-many relation between rows of one user; false or null where an end is not the user's. */
export interface RelationRepository<Child> {
  add(userId: string, parentId: string, childId: string): Promise<boolean>;
  remove(userId: string, parentId: string, childId: string): Promise<boolean>;
  list(userId: string, parentId: string, query: ListQuery): Promise<Page<Child> | null>;
}
