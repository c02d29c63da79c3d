import { expect } from 'vitest';
import type { Answer } from './client.js';
import type { Site } from './machine.js';

// CONTRACT 2: a dependency that is down is answered in under 5 s.
export const longestWait = 5_000;

/** 503 in the contract's own form, in time, that tells nothing of the inside. */
export const expectUnavailable = (answer: Answer): void => {
  expect(answer.status, answer.text).toBe(503);
  expect(answer.took).toBeLessThan(longestWait);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(answer.json?.success).toBe(false);
  expect(answer.json.error.code).toBe('SERVICE_UNAVAILABLE');
  expect(answer.json.error.request_id).toBe(answer.headers.get('x-request-id'));
  expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|redis|pool|query/i);
};

/** Alive, and every line it wrote is a JSON object that speaks of no crash. */
export const expectSound = (site: Pick<Site, 'alive' | 'output'>): void => {
  expect(site.alive(), site.output().slice(-2_000)).toBe(true);
  expectSoundLog(site.output());
};

export const expectSoundLog = (output: string): void => {
  const lines = output.split('\n').filter(Boolean);
  const broken = lines.filter((line) => !isRecord(line));
  expect(broken.slice(0, 3)).toEqual([]);
  expect(output).not.toMatch(/unhandledRejection|"level":"fatal"/);
};

const isRecord = (line: string): boolean => {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};

/** Repeats until the attempt holds; fails where it never does. */
export const eventually = async (
  what: string,
  attempt: () => Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> => {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await attempt().catch(() => false)) return;
    await pause(100);
  }
  expect.fail(`${what}: not within ${milliseconds / 1_000} s`);
};

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
