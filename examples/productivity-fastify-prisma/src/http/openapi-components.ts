type Json = Record<string, unknown>;

const header = (description: string, schema: Json): Json => ({ description, schema });
const line = (maxLength: number): Json => ({
  type: 'string',
  maxLength,
  pattern: '^[\\x20-\\x7e]*$',
});

/** Headers that answers share, by name. */
export const headers: Record<string, Json> = {
  RateLimit: header('What is left of the limit, and the seconds until it is full', line(100)),
  'RateLimit-Policy': header('The limit, and the seconds that it covers', line(100)),
  'X-Request-Id': header('Names the request in the logs', line(64)),
  'Access-Control-Allow-Origin': header('The origin of the page, where it is allowed', line(255)),
  'Retry-After': header('Seconds to wait', {
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 86_400,
  }),
  ETag: header('The version of the row, for If-Match and If-None-Match', line(100)),
  // Four times the query, whose commas and quotes take three characters each.
  Link: header('The first, previous, next and last page', line(200_000)),
  Location: header('Where to find it', {
    type: 'string',
    format: 'uri-reference',
    maxLength: 8192,
  }),
};

const referTo = (...names: string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export const everywhere = referTo('X-Request-Id', 'Access-Control-Allow-Origin');

export const limitHeaders = { ...everywhere, ...referTo('RateLimit', 'RateLimit-Policy') };
export const etagHeader = referTo('ETag');
export const createdHeaders = referTo('ETag', 'Location');

interface ErrorResponse {
  status: number;
  code: string;
  description: string;
  field?: string;
}

const errors: Record<string, ErrorResponse> = {
  BadRequest: {
    status: 400,
    code: 'VALIDATION_ERROR',
    description: 'Something in the request is not valid',
    field: 'name',
  },
  Unauthorized: {
    status: 401,
    code: 'UNAUTHORIZED',
    description: 'The token or the credentials are missing, wrong or expired',
  },
  Forbidden: {
    status: 403,
    code: 'FORBIDDEN',
    description: 'The caller may not do this, or did not use HTTPS',
  },
  NotFound: {
    status: 404,
    code: 'NOT_FOUND',
    description: 'It does not exist, or belongs to somebody else',
  },
  RequestTimeout: {
    status: 408,
    code: 'REQUEST_TIMEOUT',
    description: 'The request took too long to arrive',
  },
  Conflict: { status: 409, code: 'CONFLICT', description: 'What is there does not allow it' },
  PreconditionFailed: {
    status: 412,
    code: 'PRECONDITION_FAILED',
    description: 'It has changed since it was read',
  },
  PayloadTooLarge: {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    description: 'The body is larger than 1 MB',
  },
  UnsupportedMediaType: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    description: 'The body is not application/json',
  },
  IdempotencyMismatch: {
    status: 422,
    code: 'IDEMPOTENCY_MISMATCH',
    description: 'The key was used for another request',
    field: 'Idempotency-Key',
  },
  TooManyRequests: {
    status: 429,
    code: 'RATE_LIMITED',
    description: 'Too many requests',
  },
  HeadersTooLarge: {
    status: 431,
    code: 'HEADERS_TOO_LARGE',
    description: 'The address and the headers are larger than 16 KB',
  },
  InternalError: {
    status: 500,
    code: 'INTERNAL_ERROR',
    description: 'Something went wrong on the server',
  },
  ServiceUnavailable: {
    status: 503,
    code: 'SERVICE_UNAVAILABLE',
    description: 'The database or another dependency is down',
  },
};

const waiting = new Set([429, 503]);

const errorResponse = ({ status, code, description, field }: ErrorResponse): Json => ({
  description,
  headers: { ...limitHeaders, ...(waiting.has(status) && referTo('Retry-After')) },
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Error' },
      example: {
        success: false,
        error: {
          code,
          message: description,
          ...(field && { field, details: [{ field, message: description }] }),
          request_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        },
      },
    },
  },
});

const redirect: Json = {
  description: 'The same address with HTTPS: production speaks nothing else',
  headers: { ...everywhere, ...referTo('Location') },
};

const notModified: Json = {
  description: 'The client has this version already',
  headers: { ...limitHeaders, ...etagHeader },
};

export const responses: Record<string, Json> = {
  PermanentRedirect: redirect,
  NotModified: notModified,
  ...Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, errorResponse(error)]),
  ),
};

const names = new Map([
  [308, 'PermanentRedirect'],
  [304, 'NotModified'],
  ...Object.entries(errors).map(([name, { status }]) => [status, name] as const),
]);

/** Responses that are not success: those of every operation and some of its own. */
export const errorsOf = (unsafe: boolean, own: readonly number[]): Json => {
  // 401 also where no token is needed: clients meet errors alike everywhere.
  const always = unsafe ? [403, 413, 415] : [308];
  const statuses = new Set([400, 401, 408, 429, 431, 500, 503, ...always, ...own]);
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => [status, { $ref: `#/components/responses/${names.get(status)}` }]),
  );
};

/** Components that something refers to: an app without lists needs no pages. */
export const usedIn = (text: string, kind: string, parts: Record<string, Json>): Json =>
  Object.fromEntries(
    Object.entries(parts).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`)),
  );
