import { hash } from 'node:crypto';
import { preconditionFailed } from './errors.js';

export const etagOf = (body: string): string =>
  `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** If-None-Match: whether the client has this representation already. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  tagsOf(ifNoneMatch).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);

/** If-Match: 412 unless the client has seen this representation. A weak tag never matches. */
export const requireMatch = (ifMatch: string, etag: string): void => {
  if (!tagsOf(ifMatch).some((tag) => tag === '*' || tag === etag)) throw preconditionFailed();
};
