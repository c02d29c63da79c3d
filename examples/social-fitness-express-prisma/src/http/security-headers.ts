import { env } from '../env.js';

const strictTransport = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };

/** Sent with every answer; `/docs` replaces the policy, for it runs scripts. */
export const securityHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  Vary: 'Origin',
  ...(env.NODE_ENV === 'production' && strictTransport),
};
