import { createHash } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text);

export const sha256 = (text: string): string => digest(text).digest('hex');

/** The challenge of a verifier (RFC 7636). */
export const s256 = (verifier: string): string => digest(verifier).digest('base64url');
