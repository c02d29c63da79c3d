import { cutLines } from './ignore.js';
import { keyed } from './keyed.js';

// A variable that has a default stands there as a comment.
const variable = /^#?\s*(?:export\s+)?([A-Z][A-Z0-9_]*)=/;

/** Environment files: a variable with the comment above it. */
export const mergeEnv = keyed({
  items: (lines) => cutLines(lines, (line) => variable.exec(line)?.[1] ?? null),
  inside: 'whole',
});
