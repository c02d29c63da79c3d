import { QueryFailedError } from 'typeorm';
import { type DatabaseFault, faultOf } from './postgres-fault.js';

/** What a failed query means to a client, or null where it means a defect. */
export const databaseFault = (error: unknown): DatabaseFault | null => {
  if (!(error instanceof Error)) return null;
  return faultOf(error instanceof QueryFailedError ? error.driverError : error);
};
