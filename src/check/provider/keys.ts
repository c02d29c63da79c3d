import {
  constants,
  createHmac,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';

/** A pair of keys, and the name that tokens call it by. */
export interface Key {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

export const newKey = async (): Promise<Key> => ({
  kid: randomBytes(8).toString('hex'),
  ...(await generate('rsa', { modulusLength: 2048 })),
});

let stranger: Promise<Key> | undefined;

/** A key that no key set shows, one a run. */
export const strangersKey = (): Promise<Key> => {
  stranger ??= newKey();
  return stranger;
};

/** How a key set shows a key: it names no algorithm, so that whoever takes it has to. */
export const jwkOf = ({ kid, publicKey }: Key): Record<string, unknown> => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
});

/** What signs by the name of each algorithm: those that no provider uses as well, to see them refused. */
const algorithms: Record<string, (input: Buffer, key: Key) => Buffer> = {
  RS256: (input, { privateKey }) => sign('sha256', input, privateKey),
  RS512: (input, { privateKey }) => sign('sha512', input, privateKey),
  PS256: (input, { privateKey: key }) =>
    sign('sha256', input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  HS256: (input, { publicKey }) =>
    createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
      .update(input)
      .digest(),
  none: () => Buffer.alloc(0),
};

/** Signs as the header says. */
export const signed = (input: string, alg: unknown, key: Key): string => {
  const algorithm = algorithms[String(alg)];
  if (!algorithm) throw new Error(`nothing signs ${alg}`);
  return algorithm(Buffer.from(input), key).toString('base64url');
};
