import { conflict, validationError } from '../http/errors.js';
import { databaseFault } from './fault.js';

interface Reference {
  field: string;
  id: string | null | undefined;
  model: { count(args: { where: object }): Promise<number> };
  /** The condition that the row is there for the caller. */
  scope: object;
}

/** Throws on references to rows that are not there for the caller. */
export const requireVisible = async (references: Reference[]): Promise<void> => {
  const counts = await Promise.all(
    references.map(({ id, model, scope }) => (id ? model.count({ where: { id, ...scope } }) : 1)),
  );
  const hidden = references.filter((_, index) => counts[index] === 0);
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
