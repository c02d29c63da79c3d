import { afterAll, beforeAll, describe } from 'vitest';
import type { Stack } from '../stacks/project.js';
import { describeBusy } from './busy.js';
import { describeSlowClients } from './clients.js';
import { describeClock } from './clock.js';
import { describeDropped } from './dropped.js';
import { describeInstances } from './instances.js';
import { createMachine, type Machine, type Site } from './machine.js';
import { describeMemory } from './memory.js';
import { describeOutage } from './outage.js';
import { describeRedis } from './redis.js';
import { describeStop } from './stop.js';

/** Whether every stack is broken; else those that have each framework and each ORM once. */
const isAll = process.env.FAULTS === 'all';

/** Makes one stack and breaks what it depends on; what takes long or much only where it is `thorough`. */
export const describeFaults = (stack: Stack, { thorough = false } = {}): void => {
  const name = `${stack.framework}-${stack.orm}`;
  describe.skipIf(!isAll && !thorough)(name, () => {
    let made: Machine;
    let booted: Site;
    const machine = () => made;
    const site = () => booted;
    beforeAll(async () => {
      made = await createMachine(stack);
      booted = await made.boot();
    });
    afterAll(() => made?.remove());
    describeOutage(machine, site, name);
    describeStop(machine, thorough);
    if (!thorough) return;
    describeClock(machine, site);
    describeBusy(machine, site, name);
    describeRedis(machine, name);
    describeInstances(machine);
    describeDropped(machine);
    describeSlowClients(machine);
    describeMemory(machine, name);
  });
};
