import { hold, type Waiting } from './hold.js';
import { type Recovery, recover } from './recover.js';

/**
 * Does work on a project that no other run may do at the same time. What a killed run left is settled
 * first; the work gets to know of it, to tell.
 */
export const withLock = <T>(
  folder: string,
  command: string,
  work: (recovery: Recovery | null) => Promise<T>,
  waiting?: Waiting,
): Promise<T> => hold(folder, command, async () => work(await recover(folder)), waiting);
