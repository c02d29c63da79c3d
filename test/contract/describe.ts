import { describe, test } from 'vitest';
import { canRun, type Target } from './check.js';
import { contextOf } from './instance.js';
import { sections } from './sections.js';

/** Makes every check a test; the server is looked up when the test runs. */
export const describeContract = (target: () => Target): void => {
  for (const { title, checks } of sections)
    describe(title, () => {
      for (const check of checks)
        test(`[${check.clause}] ${check.title}`, async (run) => {
          if (!canRun(check, target())) run.skip();
          await check.run(contextOf(target()));
        });
    });
};
