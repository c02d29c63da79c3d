import type { EntityTarget } from 'typeorm';
import { conflict, validationError } from '../http/errors.js';
import { repositoryOf } from './client.js';
import { databaseFault } from './fault.js';

interface Reference {
  field: string;
  id: string | null | undefined;
  entity: EntityTarget<{ id: string }>;
  /** The condition that the row is there for the caller. */
  scope: object;
}

const isVisible = async ({ id, entity, scope }: Reference): Promise<boolean> =>
  id ? (await repositoryOf(entity)).existsBy({ id, ...scope }) : true;

/** Throws on references to rows that are not there for the caller. */
export const requireVisible = async (references: Reference[]): Promise<void> => {
  const visible = await Promise.all(references.map(isVisible));
  const hidden = references.filter((_, index) => !visible[index]);
  if (hidden.length > 0)
    throw validationError(
      hidden.map(({ field }) => ({ field, message: 'Refers to a row that is not there' })),
    );
};

/** A row that others refer to stays. */
export const refuseReferenced = (error: unknown): never => {
  if (databaseFault(error)?.kind === 'foreign_key') throw conflict('Other rows refer to it');
  throw error;
};
