import type { List, Parsed } from '../tree/node.js';
import { Cursor } from './cursor.js';
import { SyntaxFault } from './fault.js';
import { statements } from './statements.js';
import { tokenize } from './tokens.js';

/** Parses Python, strictly as its own grammar does. */
export const parse = (text: string): Parsed => {
  try {
    const { tokens, comments } = tokenize(text);
    const cursor = new Cursor(tokens);
    const items = statements(cursor);
    const list: List = { start: 0, end: text.length, items, separator: '\n' };
    const root = { ...cursor.node('Module', 0, [['statements', list]]), end: text.length };
    return { source: { text, root, comments }, fault: null };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    const line = text.slice(0, error.at).split('\n').length;
    return { source: null, fault: `line ${line}: ${error.message}` };
  }
};
