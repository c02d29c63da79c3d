import { createHmac } from 'node:crypto';

export type Claims = Record<string, unknown>;

/** Header and payload, unverified. */
export const decode = (token: string): [Claims, Claims] => {
  const [header = '', payload = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  return [read(header), read(payload)];
};

export const encode = (value: Claims): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs what is given with the key that is given, null for none. */
export const forge = (header: Claims, payload: Claims, key: string | null): string => {
  const body = `${encode(header)}.${encode(payload)}`;
  return `${body}.${key === null ? '' : createHmac('sha256', key).update(body).digest('base64url')}`;
};
