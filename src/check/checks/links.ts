import type { Answer } from '../client.js';

/** The addresses in a Link header by relation. */
export const linksOf = ({ headers }: Answer): Record<string, URL> =>
  Object.fromEntries(
    [...String(headers.link ?? '').matchAll(/<([^>]+)>;\s*rel="([a-z]+)"/g)].map(
      ([, address = '', rel]) => [rel, new URL(address, 'http://localhost')],
    ),
  );

/** The path of a link below /api/v1. */
export const followed = ({ pathname, search }: URL): string =>
  pathname.replace(/^\/api\/v1/, '') + search;
