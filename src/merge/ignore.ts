import { type Item, keyed } from './keyed.js';

const isLead = (line: string): boolean => line.trim() === '' || line.startsWith('#');

/** Cuts lines into items: what a line names, with the blank lines and comments above it. */
export const cutLines = (lines: string[], keyOf: (line: string) => string | null): Item[] => {
  const items: Item[] = [];
  let lead: string[] = [];
  for (const line of lines) {
    const key = keyOf(line);
    if (key === null) lead.push(line);
    else {
      items.push({ key, lead, body: [line] });
      lead = [];
    }
  }
  // What stands below the last one stays below all.
  return lead.length > 0 ? [...items, { key: '', lead, body: [] }] : items;
};

/** Ignore files: a pattern a line. */
export const mergeIgnore = keyed({
  items: (lines) => cutLines(lines, (line) => (isLead(line) ? null : line.trim())),
  inside: 'whole',
});
