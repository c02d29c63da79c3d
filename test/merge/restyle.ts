import { parse } from '../../src/merge/python/parse.js';
import { applyEdits, type Edit, nodesIn } from '../../src/merge/tree/node.js';

/** How people set their formatters for Python. */
export const pythonStyles: Record<string, { quote: string; indent: string }> = {
  'double quotes, no semicolons, four blanks': { quote: "'", indent: '  ' },
  'tabs, no trailing commas, long lines': { quote: '"', indent: '\t' },
  'short lines': { quote: "'", indent: '    ' },
};

/** Python in another style, by what its grammar says is a text and what is not. */
export const restyled = (text: string, style: string): string => {
  const { quote, indent } = pythonStyles[style] ?? { quote: '"', indent: '    ' };
  const { source } = parse(text);
  if (!source) throw new Error('it does not parse');
  const edits: Edit[] = [];
  const leaves = [...nodesIn(source.root)].filter(({ parts }) => parts.size === 0);
  for (const { start, end, quoted } of leaves) {
    const content = text.slice(start + 1, end - 1);
    if (quoted && !/['"\\]/.test(content))
      edits.push({ start, end, text: quote + content + quote });
  }
  for (const { index, 0: blanks } of text.matchAll(/^(?: {4})+/gm)) {
    const isInside = leaves.some(({ start, end }) => start < index && index < end);
    const lines = indent.repeat(blanks.length / 4);
    if (!isInside) edits.push({ start: index, end: index + blanks.length, text: lines });
  }
  return applyEdits(text, edits);
};
