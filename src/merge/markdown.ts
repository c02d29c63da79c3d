import { type Item, keyed } from './keyed.js';

const heading = /^(#{1,6})\s+(.*)$/;
const fence = /^\s*(`{3,}|~{3,})/;

/** Cuts Markdown into sections, each named by its heading and those above; code is no heading. */
const sections = (lines: string[]): Item[] => {
  const items: Item[] = [];
  const path: string[] = [];
  let open: string | null = null;
  let current: Item = { key: '', lead: [], body: [] };
  for (const line of lines) {
    const mark = fence.exec(line)?.[1] ?? null;
    if (open === null) open = mark;
    else if (mark?.startsWith(open) && line.trim() === mark) open = null;
    const found = open === null ? heading.exec(line) : null;
    if (found) {
      // Blank lines above a heading are its own, so that the last section is like any other.
      const text = current.body.findLastIndex((one) => one.trim() !== '') + 1;
      const lead = current.body.splice(text);
      items.push(current);
      path.length = (found[1] ?? '').length - 1;
      // The title is for everybody to choose.
      path.push(path.length === 0 ? '' : (found[2] ?? '').trim());
      current = { key: `# ${path.join(' / ')}`, lead, body: [] };
    }
    current.body.push(line);
  }
  return [...items, current].filter(({ lead, body }) => lead.length + body.length > 0);
};

/** Markdown: a section by its heading, by lines inside. */
export const mergeMarkdown = keyed({ items: sections, inside: 'lines' });
