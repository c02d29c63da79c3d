/** Words that a resource may not be called: routes, tables and types of the generated code. */
const reservedResources = new Set([
  ...[
    'auth',
    'users',
    'sessions',
    'refresh_tokens',
    'idempotency_keys',
    'uploads',
    'health',
    'docs',
    'openapi',
  ],
  ...['arrays', 'buffers', 'dates', 'errors', 'functions', 'maps', 'numbers', 'objects', 'pages'],
  ...['promises', 'records', 'requests', 'responses', 'sets', 'strings', 'symbols', 'tables'],
]);

/** Columns that every row has, and the parameters of every list. */
const reservedFields = new Set([
  ...['id', 'user_id', 'created_at', 'updated_at', 'password_hash', 'role'],
  ...['page', 'limit', 'sort', 'cursor'],
  ...['constructor', 'prototype', '__proto__', 'then'],
]);

/** Why a resource cannot have this name, or null. */
export const refusedResourceName = (name: string): string | null =>
  reservedResources.has(name)
    ? `"${name}" is used by the backend itself: choose another word`
    : null;

/** Why a field cannot have this name, or null. */
export const refusedFieldName = (name: string): string | null =>
  reservedFields.has(name) ? `"${name}" is set by the backend itself: choose another word` : null;
