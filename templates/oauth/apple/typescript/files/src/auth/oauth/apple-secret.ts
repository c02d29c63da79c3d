import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

/** The key in a PEM whose ends of lines may be written as `\n`, or null where it is no key of P-256. */
export const readKey = (pem: string): KeyObject | null => {
  try {
    const key = createPrivateKey(pem.replaceAll('\\n', '\n'));
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

/** What Apple needs to know of whoever signs. */
export interface Signer {
  issuer: string;
  clientId: string;
  teamId: string;
  keyId: string;
  key: KeyObject;
}

/** The secret of a client of Apple: signed for one use, so it never runs out. */
export const signSecret = ({ issuer, clientId, teamId, keyId, key }: Signer): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: keyId })
    .setIssuer(teamId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
