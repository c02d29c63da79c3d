import { existsSync } from 'node:fs';
import { z } from 'zod';

if (existsSync('.env')) process.loadEnvFile('.env');

/** Words of the secrets that documentation shows, which attackers try first. */
const wellKnown =
  /secret|change.?me|replace.?me|example|placeholder|password|development|keyboard|1234567/i;

const isGuessable = (value: string): boolean => wellKnown.test(value) || new Set(value).size < 8;

const secret = () =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) >= 32, 'must have at least 32 bytes')
    .refine(
      (value) => process.env.NODE_ENV !== 'production' || !isGuessable(value),
      'is a well-known value: set a random one',
    );

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;

const origins = () =>
  z
    .string()
    .transform((value) => value.split(',').map((origin) => origin.trim()))
    .refine((values) => values.every(isOrigin), 'must be origins such as https://app.example.com');

const schema = z.object({
  /** Signs the access tokens: at least 32 random bytes, in production never this example. */
  JWT_SECRET: secret(),
  /** PostgreSQL server. Unset, development and tests run an embedded one. */
  DATABASE_URL: z.url({ protocol: /^(postgres|postgresql)$/ }),
  /** development, test or production. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The port to listen on. */
  PORT: whole(0, 65_535).default(3000),
  /** The address to listen on. */
  HOST: z.string().default('0.0.0.0'),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Origins whose pages may call this API, separated by commas. */
  CORS_ORIGINS: origins().default([]),
  /** How many proxies stand in front; with 0 the X-Forwarded headers are ignored. */
  TRUST_PROXY: whole(0, 10).default(0),
  /** Requests a minute of one user, or of one address without a token. */
  RATE_LIMIT_MAX: whole(1, 1_000_000).default(300),
  /** Requests of one address to each of register, login and refresh in one window. */
  AUTH_RATE_LIMIT_MAX: whole(1, 1_000_000).default(10),
  /** Seconds of that window. */
  AUTH_RATE_LIMIT_WINDOW: whole(1, 86_400).default(60),
  /** Redis server that shares the rate limits between instances; unset, each counts alone. */
  REDIS_URL: z.url({ protocol: /^(redis|rediss)$/ }).optional(),
});

const given = Object.entries(process.env).filter(([, value]) => value !== '');
const result = schema.safeParse(Object.fromEntries(given));

if (!result.success) {
  // The messages never hold the value: it may be a secret.
  const problems = result.error.issues.map(({ path, message, code }) => {
    const name = path.join('.');
    return code === 'invalid_type' ? `${name} is missing` : `${name}: ${message}`;
  });
  console.error(`Invalid environment: ${problems.join('; ')} (see .env.example)`);
  process.exit(1);
}

/** The environment, checked once at start. */
export const env = result.data;
