import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A running process in a way that survives the reuse of its number. */
export interface Running {
  pid: number;
  host: string;
  /** When the process began, in the system's own count; null where the system does not tell. */
  began: string | null;
}

/** Who holds a lock. */
export interface Holder extends Running {
  id: string;
  /** What the person called it by. */
  command: string;
  since: string;
}

/** Field 3 of Linux' /proc/<pid>/stat is the state, field 22 the start; the name before may hold spaces. */
const statOf = (pid: number): { state: string; began: string } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', began: fields[19] ?? '' };
  } catch {
    return null;
  }
};

/** How to know a process of this machine again. */
export const running = (pid: number): Running => ({
  pid,
  host: hostname(),
  began: statOf(pid)?.began ?? null,
});

/** Whether a process still runs; one of another machine is believed to. */
export const isAlive = ({ pid, host, began }: Running): boolean => {
  if (pid <= 0) return false;
  if (host !== hostname()) return true;
  if (!responds(pid)) return false;
  if (began === null) return true;
  const stat = statOf(pid);
  // Some systems hide the processes of others.
  if (!stat) return true;
  // A zombie has ended: only its parent has not looked yet.
  return stat.began === began && stat.state !== 'Z' && stat.state !== 'X';
};

const responds = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
