import { type Row, tables } from '../../database/index.js';
import { unauthorized } from '../../http/errors.js';
import { attemptSeconds, newSecret } from './attempt.js';
import { s256, sha256 } from './digest.js';
import type { Person } from './provider.js';

const codeSeconds = 60;
const cleaningSeconds = 60 * 60;

/** A login on its way: where it leads back to, and the challenge of whoever began it. */
export type Attempt = Pick<Row<'oauthLogins'>, 'provider' | 'redirect_to' | 'code_challenge'>;

const inSeconds = (count: number): Date => new Date(Date.now() + count * 1_000);

let nextCleaning = new Date(0);

const clean = async (): Promise<void> => {
  const now = new Date();
  if (now < nextCleaning) return;
  nextCleaning = inSeconds(cleaningSeconds);
  await tables.oauthLogins.delete({ expires_at: { lt: now } });
};

/** A row by its secret, which is worth nothing from now on: of several requests one gets it. */
const take = async (secret: string): Promise<Row<'oauthLogins'> | null> => {
  const token_hash = sha256(secret);
  const row = await tables.oauthLogins.find({ token_hash, expires_at: { gt: new Date() } });
  return row && (await tables.oauthLogins.delete({ token_hash })) > 0 ? row : null;
};

/** Notes that a browser has begun to log in. What is over goes, once an hour. */
export const keepAttempt = async (secret: string, attempt: Attempt): Promise<void> => {
  await clean();
  const expires_at = inSeconds(attemptSeconds);
  await tables.oauthLogins.insert({ ...attempt, token_hash: sha256(secret), expires_at });
};

/** What a browser has begun, once; null where it has begun nothing with this provider. */
export const takeAttempt = async (provider: string, secret: string): Promise<Attempt | null> => {
  const row = await take(secret);
  return row && row.subject === null && row.provider === provider ? row : null;
};

/** Keeps for a minute who has logged in: the code to ask for them. */
export const keepPerson = async (
  { redirect_to, code_challenge }: Attempt,
  person: Person,
): Promise<string> => {
  const code = newSecret();
  await tables.oauthLogins.insert({
    ...person,
    redirect_to,
    code_challenge,
    token_hash: sha256(code),
    expires_at: inSeconds(codeSeconds),
  });
  return code;
};

/** Who has logged in, once, for whoever has begun it: 401 for a wrong code or another verifier. */
export const takePerson = async (code: string, verifier: string | undefined): Promise<Person> => {
  const row = await take(code);
  const challenge = verifier === undefined ? null : s256(verifier);
  if (!row || row.subject === null || row.code_challenge !== challenge)
    throw unauthorized('The code is wrong, used up or over');
  const { provider, subject, email, name } = row;
  return { provider, subject, email, name };
};
