import { challenge } from '../auth/scheme.js';
import { databaseFault } from '../database/index.js';
import { logger } from '../logger.js';
import { type Answer, jsonHeaders } from './answer.js';
import {
  ApiError,
  conflict,
  errorBody,
  invalid,
  serviceUnavailable,
  unsupportedMediaType,
} from './errors.js';

const internalError = (): ApiError =>
  new ApiError(500, 'INTERNAL_ERROR', 'Something went wrong on our side');

const fromDatabase = (error: unknown): ApiError | null => {
  const fault = databaseFault(error);
  if (!fault) return null;
  const { kind, column } = fault;
  if (kind === 'unavailable') return serviceUnavailable();
  if (kind === 'unique') return conflict('There is one already', column);
  return invalid(column ?? 'body', 'Refers to a row that is not there');
};

const statusOf = (error: unknown): unknown =>
  error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;

/** What a framework refuses before any rule of ours sees it. */
const fromFramework = (error: unknown): ApiError | null => {
  const status = statusOf(error);
  if (status === 415) return unsupportedMediaType();
  return status === 400 ? invalid('request', 'Not a valid request') : null;
};

const toApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  return fromDatabase(error) ?? fromFramework(error) ?? internalError();
};

/** The answer to whatever was thrown. */
export const failure = (thrown: unknown, requestId: string): Answer => {
  const error = toApiError(thrown);
  if (error.status >= 500) logger.error({ request_id: requestId, err: thrown }, error.message);
  const asked: Record<string, string> =
    error.status === 401 ? { 'WWW-Authenticate': challenge } : {};
  return {
    status: error.status,
    headers: { ...jsonHeaders, ...asked, ...error.headers },
    body: errorBody(error, requestId),
  };
};
