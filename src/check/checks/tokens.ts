import { createHmac } from 'node:crypto';

export type Claims = Record<string, unknown>;

/** Header and claims, unverified. */
export const decode = (token: string): [Claims, Claims] => {
  const [header = '', payload = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  return [read(header), read(payload)];
};

export const encode = (value: Claims): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const hashes: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** Signs what is given as the header says; without a key the signature is empty. */
export const forge = (header: Claims, payload: Claims, key: string | Buffer | null): string => {
  const body = `${encode(header)}.${encode(payload)}`;
  const hash = hashes[String(header.alg)] ?? 'sha256';
  return `${body}.${key === null ? '' : createHmac(hash, key).update(body).digest('base64url')}`;
};
