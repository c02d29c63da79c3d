import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCliError } from '../../src/errors.js';
import { applyChanges, type FileChange } from '../../src/project/changes.js';
import { withLock } from '../../src/project/lock.js';
import { oldTree, sixtyChanges } from './sixty.js';
import { writeTree } from './tree-files.js';

/** What a test kills, or sets against others of its kind; each line tells how far it is. */
const [mode = '', folder = '', ...args] = process.argv.slice(2);
const calm = new AbortController().signal;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const modes: Record<string, () => Promise<void>> = {
  /** Changes one fresh project after the other. */
  async change() {
    for (let count = 0; ; count += 1) {
      const project = join(folder, String(count));
      writeTree(project, oldTree);
      say(`begin ${count}`);
      await withLock(project, 'vibe', () => applyChanges(project, sixtyChanges, calm));
      say(`end ${count}`);
    }
  },
  async recover() {
    say('begin');
    await withLock(folder, 'vibe', async () => {});
    say('end');
  },
  /** Counts one up, by what it finds when it has the lock. */
  async count() {
    const log = (line: string) => appendFileSync(join(folder, 'log'), `${line} ${process.pid}\n`);
    const wait = Number(args[0]);
    say('begin');
    await withLock(
      folder,
      'vibe',
      async () => {
        log('begin');
        const before = readFileSync(join(folder, 'count'), 'utf8');
        const next = String(Number(before) + 1);
        await applyChanges(
          folder,
          [
            { verb: 'update', path: 'count', before, content: next },
            { verb: 'create', path: `numbers/${next}`, content: next },
          ],
          calm,
        );
        log('end');
      },
      { wait },
    );
  },
  /** Makes the changes of a file of JSON. */
  async apply() {
    const changes: FileChange[] = JSON.parse(readFileSync(args[0] ?? '', 'utf8'));
    await withLock(folder, 'vibe', () => applyChanges(folder, changes, calm));
  },
};

try {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}`);
  await modes[mode]?.();
} catch (thrown) {
  const error = toCliError(thrown);
  say(JSON.stringify({ code: error.code, message: error.message }));
  process.exitCode = error.exitCode;
}
