import { type Facts, summaryOf } from './facts.js';

/** One document; the requests of a failed check with all that was sent and came back. */
export const jsonReport = (facts: Facts): string => {
  const { version, url, stack, duration_ms, results, left } = facts;
  const checks = results.map(({ failure, log, requests, ...result }) => ({
    ...result,
    message: failure?.message ?? null,
    ...(failure && { expected: failure.expected, actual: failure.actual, log }),
    requests: failure
      ? requests
      : requests.map(({ method, url, status, took_ms }) => ({ method, url, status, took_ms })),
  }));
  const document = { version, url, stack, duration_ms, summary: summaryOf(results), left, checks };
  return `${JSON.stringify(document, null, 2)}\n`;
};
