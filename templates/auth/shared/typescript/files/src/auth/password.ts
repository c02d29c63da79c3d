import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// argon2id at the least that OWASP recommends: 19 MiB, two passes, one lane.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

const nobodysHash = hashPassword(randomBytes(32).toString('hex'));

/** Takes as long without a stored hash, so that the time tells nobody which emails exist. */
export const verifyPassword = async (
  password: string,
  storedHash: string | undefined,
): Promise<boolean> => {
  const matches = await verify(storedHash ?? (await nobodysHash), password);
  return matches && storedHash !== undefined;
};
