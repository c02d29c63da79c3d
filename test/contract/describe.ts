import { describe, test } from 'vitest';
import { canRun, type Target } from './check.js';
import { contextOf } from './instance.js';
import { sections } from './sections.js';

/** Adds what the server logged about the request that a failed check names. */
const explain = (error: unknown, { logs }: Target): never => {
  const id = /"request_id":"([\w-]+)"/.exec(String(error))?.[1];
  const lines =
    id && logs
      ? logs()
          .split('\n')
          .filter((line) => line.includes(id))
      : [];
  if (error instanceof Error && lines.length > 0) error.message += `\n${lines.join('\n')}`;
  throw error;
};

/** Makes every check a test; the server is looked up when the test runs. */
export const describeContract = (target: () => Target): void => {
  for (const { title, checks } of sections)
    describe(title, () => {
      for (const check of checks)
        test(`[${check.clause}] ${check.title}`, async (run) => {
          if (!canRun(check, target())) run.skip();
          await check.run(contextOf(target())).catch((error) => explain(error, target()));
        });
    });
};
