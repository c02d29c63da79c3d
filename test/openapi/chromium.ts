import { existsSync } from 'node:fs';
import { must, run } from '../stacks/processes.js';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const installed = (): string | undefined => places.find((place) => existsSync(place));

/** Where Chromium is, installed by Debian's package manager where that may be; undefined without one. */
export const findChromium = async (): Promise<string | undefined> => {
  const found = installed();
  if (found || process.getuid?.() !== 0) return found;
  const cwd = '/';
  if ((await run('apt-get', ['--version'], { cwd })).code !== 0) return undefined;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await must('apt-get', ['update', '-q'], { cwd, env, timeout: 120_000 });
  const install = ['install', '-yq', '--no-install-recommends', 'chromium'];
  await must('apt-get', install, { cwd, env, timeout: 300_000 });
  return installed();
};
