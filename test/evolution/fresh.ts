import type { Blueprint } from '../../src/blueprint/types.js';
import { plan } from '../../src/plan/plan.js';
import type { Project } from './memory.js';
import { axesOf } from './stacks.js';

const known = new Map<string, Project>();
const most = 200;

/** A project that is made anew from a blueprint, with what `.vibe/` says of it. */
export const fresh = (blueprint: Blueprint): Project => {
  const key = JSON.stringify(blueprint);
  const found = known.get(key);
  if (found) return found;
  const files = plan(blueprint, {
    axes: axesOf(blueprint.version),
    now: new Date('2026-01-01T00:00:00Z'),
    secret: () => 'secret-of-the-tests',
  });
  const made = new Map(files.map(({ path, content }) => [path, content]));
  if (known.size >= most) known.clear();
  known.set(key, made);
  return made;
};

/** Whether a file of a project is made once, and then stays what it is. */
export const isOnce = (path: string): boolean =>
  /(^|\/)migrations\/(versions\/)?\d|^\.env$|-lock\.(json|yaml)$/.test(path);
