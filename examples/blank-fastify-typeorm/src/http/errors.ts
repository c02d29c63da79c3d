export interface FieldError {
  field: string;
  message: string;
}

interface ErrorOptions {
  field?: string;
  details?: FieldError[];
  headers?: Record<string, string>;
}

/** An answer other than success: whatever throws it, the client sees it as it is. */
export class ApiError extends Error {
  readonly field: string | undefined;
  readonly details: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    { field, details, headers = {} }: ErrorOptions = {},
  ) {
    super(message);
    this.field = field;
    this.details = details;
    this.headers = headers;
  }
}

export const validationError = (details: FieldError[]): ApiError => {
  const [first] = details;
  return new ApiError(400, 'VALIDATION_ERROR', first?.message ?? 'The request is not valid', {
    field: first?.field,
    details,
  });
};

export const invalid = (field: string, message: string): ApiError =>
  validationError([{ field, message }]);

export const unauthorized = (message = 'Log in first', code = 'UNAUTHORIZED'): ApiError =>
  new ApiError(401, code, message);

export const forbidden = (message = 'You may not do this', code = 'FORBIDDEN'): ApiError =>
  new ApiError(403, code, message);

export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'There is nothing here');

export const methodNotAllowed = (allow: string): ApiError =>
  new ApiError(405, 'METHOD_NOT_ALLOWED', `Use one of ${allow}`, { headers: { Allow: allow } });

export const conflict = (message: string, field?: string): ApiError =>
  new ApiError(409, 'CONFLICT', message, { field });

export const preconditionFailed = (): ApiError =>
  new ApiError(412, 'PRECONDITION_FAILED', 'It has changed since you read it');

export const payloadTooLarge = (): ApiError =>
  new ApiError(413, 'PAYLOAD_TOO_LARGE', 'The body is larger than 1 MB');

export const unsupportedMediaType = (type = 'application/json'): ApiError =>
  new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', `Send Content-Type: ${type}`);

export const idempotencyMismatch = (): ApiError =>
  new ApiError(422, 'IDEMPOTENCY_MISMATCH', 'The key was used for another request', {
    field: 'Idempotency-Key',
  });

export const rateLimited = (headers: Record<string, string>): ApiError =>
  new ApiError(429, 'RATE_LIMITED', 'Too many requests, try again later', { headers });

export const serviceUnavailable = (message = 'Try again in a moment'): ApiError =>
  new ApiError(503, 'SERVICE_UNAVAILABLE', message, {
    headers: { 'Retry-After': '5' },
  });

/** The row, or 404 when there is none that the caller may see. */
export const found = <T>(row: T | null | undefined): T => {
  if (row === null || row === undefined) throw notFound();
  return row;
};

/** The body of an error. */
export const errorBody = (error: ApiError, requestId: string): string =>
  JSON.stringify({
    success: false,
    error: {
      code: error.code,
      message: error.message,
      field: error.field,
      details: error.details,
      request_id: requestId,
    },
  });
