import { randomBytes } from 'node:crypto';
import { delimiter } from 'node:path';
import type { EnvVariable } from '../../parts/types.js';

/** Pages that the server under test allows to call it. */
export const corsOrigins = 'https://app.example.com,https://other.example.com';

/** Where a login with an account of others may come back to: a page, and an app. */
export const redirectUrls = ['https://app.example.com/welcome?kept=1', 'com.example.app:/login'];

/** So many requests that no check is limited by chance. */
const roomy = '1000000';

/**
 * What a server under test is started with: this machine's variables, and every variable that the
 * project's parts know set or emptied, so that no value of a .env file gets in between.
 */
export const serverEnv = (
  variables: EnvVariable[],
  binaries: string,
  databaseUrl: string,
): Record<string, string> => {
  const known = variables.map(({ name, secret }) => [
    name,
    secret ? randomBytes(32).toString('base64url') : '',
  ]);
  return {
    ...machineEnv(binaries),
    ...Object.fromEntries(known),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    CORS_ORIGINS: corsOrigins,
    OAUTH_REDIRECT_URLS: redirectUrls.join(','),
    TRUST_PROXY: '1',
    RATE_LIMIT_MAX: roomy,
    AUTH_RATE_LIMIT_MAX: roomy,
    REDIS_URL: process.env.REDIS_URL ?? '',
  };
};

const kept =
  /^(PATH|HOME|LANG|LC_.*|TMPDIR|TEMP|TMP|SystemRoot|APPDATA|npm_config_.*|UV_.*|NODE_EXTRA.*|SSL_CERT_.*)$/i;

/** What a program needs from this machine, with the project's own programs first. */
export const machineEnv = (binaries: string): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => kept.test(entry[0]) && entry[1] !== undefined,
  );
  const env = Object.fromEntries(inherited);
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [path]: `${binaries}${delimiter}${env[path] ?? ''}` };
};

/** Other variables in place of the first; empty counts as unset, and keeps a .env from setting it. */
export const replaced = (
  env: Record<string, string>,
  other: Record<string, string | undefined>,
): Record<string, string> => ({
  ...env,
  ...Object.fromEntries(Object.entries(other).map(([name, value]) => [name, value ?? ''])),
});
