import { hold, type Waiting } from './hold.js';
import { recover } from './recover.js';

/**
 * Does work on a project that no other run may do at the same time. What a killed run left is settled
 * first, and the work gets to know what is to be said of it.
 */
export const withLock = <T>(
  folder: string,
  command: string,
  work: (said: string | null) => Promise<T>,
  waiting?: Waiting,
): Promise<T> => hold(folder, command, async () => work(await recover(folder)), waiting);
