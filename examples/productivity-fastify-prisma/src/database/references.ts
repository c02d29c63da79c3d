import { conflict, validationError } from '../http/errors.js';
import { databaseFault } from './fault.js';

interface Reference {
  field: string;
  id: string | null | undefined;
  model: { count(args: { where: { id: string; user_id: string } }): Promise<number> };
}

/** Throws on the first reference to a row that does not belong to the user. */
export const requireVisible = async (userId: string, references: Reference[]): Promise<void> => {
  const counts = await Promise.all(
    references.map(({ id, model }) => (id ? model.count({ where: { id, user_id: userId } }) : 1)),
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
