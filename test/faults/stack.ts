import { afterAll, beforeAll, describe } from 'vitest';
import type { Stack } from '../stacks/project.js';
import { describeBusy } from './busy.js';
import { describeInstances } from './instances.js';
import { createMachine, type Machine, type Site } from './machine.js';
import { describeOutage } from './outage.js';
import { describeRedis } from './redis.js';
import { describeStop } from './stop.js';

/** Makes one stack and breaks what it depends on. */
export const describeFaults = (stack: Stack): void => {
  const name = `${stack.framework}-${stack.orm}`;
  describe(name, () => {
    let machine: Machine;
    let site: Site;
    beforeAll(async () => {
      machine = await createMachine(stack);
      site = await machine.boot();
    });
    afterAll(() => machine?.remove());
    for (const describePart of [
      describeOutage,
      describeBusy,
      describeRedis,
      describeInstances,
      describeStop,
    ])
      describePart(
        () => machine,
        () => site,
        name,
      );
  });
};
