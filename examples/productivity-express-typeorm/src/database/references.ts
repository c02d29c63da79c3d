import type { EntityTarget } from 'typeorm';
import { conflict, validationError } from '../http/errors.js';
import { repositoryOf } from './client.js';
import { databaseFault } from './fault.js';

interface Reference {
  field: string;
  id: string | null | undefined;
  entity: EntityTarget<{ id: string; user_id: string }>;
}

const isVisible = async (userId: string, { id, entity }: Reference): Promise<boolean> =>
  id ? (await repositoryOf(entity)).existsBy({ id, user_id: userId }) : true;

/** Throws on references to rows that do not belong to the user. */
export const requireVisible = async (userId: string, references: Reference[]): Promise<void> => {
  const visible = await Promise.all(references.map((reference) => isVisible(userId, reference)));
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
