import type { Transition } from '../transition.js';
import { access } from './access.js';
import { added } from './added.js';
import { removed } from './removed.js';
import { renamed } from './renamed.js';
import { rules } from './rules.js';
import { tables } from './tables.js';
import { types } from './types.js';

/** All changes that are proved, by what they are about. */
export const transitions: Record<string, Transition[]> = {
  added,
  removed,
  renamed,
  types,
  rules,
  access,
  tables,
};
