import type { IncomingMessage } from 'node:http';
import { invalid, payloadTooLarge, unsupportedMediaType } from './errors.js';

const maxBytes = 1024 * 1024;
const maxDepth = 32;
const maxKeys = 10_000;
const loneSurrogate = /\p{Surrogate}/u;

const decoder = new TextDecoder('utf-8', { fatal: true });

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** What a body may be: its type, and what is made of it. */
const kinds = {
  json: { type: 'application/json', parse: (bytes: Uint8Array) => parseJson(bytes) },
  form: {
    type: 'application/x-www-form-urlencoded',
    parse: (bytes: Uint8Array) => new URLSearchParams(textOf(bytes)),
  },
};

export type BodyKind = keyof typeof kinds;

const charset = /^\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

const isOf = (type: string, given = ''): boolean =>
  given.slice(0, type.length).toLowerCase() === type && charset.test(given.slice(type.length));

/** The body of a request, undefined where it has none. */
export const readBody = async (
  request: IncomingMessage,
  kind: BodyKind = 'json',
): Promise<unknown> => {
  if (!hasBody(request)) return undefined;
  const { headers } = request;
  const { type, parse } = kinds[kind];
  if (!isOf(type, headers['content-type'])) throw unsupportedMediaType(type);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw unsupportedMediaType(type);
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw payloadTooLarge();
  return parse(await readAll(request));
};

const readAll = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else reject(payloadTooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(invalid('body', 'The body ended too early')));
  });

/** Parses and bounds JSON: PostgreSQL stores neither NUL nor half a surrogate pair. */
export const parseJson = (bytes: Uint8Array): unknown => {
  const value = read(bytes);
  check(value, [], { keys: 0 });
  return value;
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw invalid('body', 'Not valid UTF-8');
  }
};

const read = (bytes: Uint8Array): unknown => {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('body', 'Not valid JSON');
  }
};

const check = (value: unknown, path: string[], seen: { keys: number }): void => {
  if (typeof value === 'string') checkText(value, path);
  // JSON.parse makes infinity of what no number can hold.
  if (typeof value === 'number' && !Number.isFinite(value))
    throw invalid(path.join('.') || 'body', 'Is a larger number than can be stored');
  if (value === null || typeof value !== 'object') return;
  if (path.length >= maxDepth) throw invalid('body', `Nested deeper than ${maxDepth} levels`);
  for (const [key, item] of Object.entries(value)) {
    seen.keys += 1;
    if (seen.keys > maxKeys) throw invalid('body', `More than ${maxKeys} values`);
    checkText(key, path);
    const inner = [...path, key];
    if (key === '__proto__') throw invalid(inner.join('.'), 'Not a name that may be used');
    check(item, inner, seen);
  }
};

const checkText = (text: string, path: string[]): void => {
  if (text.includes('\0') || loneSurrogate.test(text))
    throw invalid(path.join('.') || 'body', 'Holds a character that is not valid text');
};
