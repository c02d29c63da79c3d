import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it an account without rights. */
export const serverUser = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody']
    .map((name) => accounts.find((account) => account[0] === name))
    .find((account) => account !== undefined);
  if (!found) {
    throw new Error(
      'PostgreSQL cannot run as root and there is no account "nobody". ' +
        'Work as another user or set DATABASE_URL in .env.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
};

/** Whether an account may walk down to a folder. */
export const canReach = (directory: string, uid: number): boolean => {
  const { mode, uid: owner } = statSync(directory);
  const open = (mode & (owner === uid ? 0o100 : 0o001)) !== 0;
  const parent = dirname(directory);
  return open && (parent === directory || canReach(parent, uid));
};

/** Where a cluster lives: in the project, or where the server's account can reach it. */
export const homeOf = (directory: string): string => {
  const wanted = resolve(directory);
  mkdirSync(dirname(wanted), { recursive: true });
  const user = serverUser();
  if (!user || canReach(dirname(wanted), user.uid)) return wanted;
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join('/var/lib/embedded-postgres', key);
};
