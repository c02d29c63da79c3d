import { generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { readKey, signSecret } from './apple-secret.js';

const pemOf = (namedCurve: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { pem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), publicKey };
};

describe('the client secret of Apple', () => {
  it('is signed with the key of the team, for an hour at most', async () => {
    const { pem, publicKey } = pemOf('P-256');
    const key = readKey(pem.replaceAll('\n', '\\n'));
    if (!key) throw new Error('the key cannot be read');
    const issuer = 'https://appleid.apple.com';
    const ids = { clientId: 'com.example.web', teamId: 'TEAM', keyId: 'KEY' };
    const secret = await signSecret({ issuer, ...ids, key });
    expect(decodeProtectedHeader(secret)).toEqual({ alg: 'ES256', kid: 'KEY' });
    const { payload } = await jwtVerify(secret, publicKey, {
      issuer: 'TEAM',
      subject: 'com.example.web',
      audience: issuer,
    });
    const { iat = 0, exp = 0 } = payload;
    expect(exp - iat).toBeLessThanOrEqual(60 * 60);
  });

  it('takes no other key', () => {
    expect(readKey(pemOf('P-384').pem)).toBeNull();
    expect(readKey('not a key')).toBeNull();
  });
});
