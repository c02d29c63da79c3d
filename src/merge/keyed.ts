import { mergeComments } from './comment-units.js';
import { mergeLineLists } from './lines.js';
import { joinLines, splitLines } from './text.js';
import type { Hunk, Side, Strategy } from './types.js';

/** A run of lines that a key names: what stands above it, and itself. */
export interface Item {
  key: string;
  /** Blank lines and comments above. */
  lead: string[];
  body: string[];
}

/** How a text is cut into items, and an item into smaller ones, or compared as a whole. */
export interface Cut {
  items(lines: string[]): Item[];
  /** How the body of an item is merged where both sides changed it: cut again, or by lines. */
  inside: Cut | 'lines' | 'whole';
  /** What two lines that mean the same have in common. */
  meaning?(line: string): string;
  /** Which items stand together. */
  sort?(key: string): string;
}

interface Merging {
  lines: string[];
  hunks: Hunk[];
}

type Three = [pristine: string[], yours: string[], render: string[]];

const textOf = (lines: string[], cut: Cut): string =>
  lines.map((line) => cut.meaning?.(line) ?? line).join('\n');

const equal = (one: string[], two: string[]): boolean => joinLines(one) === joinLines(two);

/** The result where not both sides changed something different, else null. */
const simple = ([pristine, yours, render]: Three, cut: Cut): string[] | null => {
  if (equal(yours, pristine)) return render;
  const [p, y, r] = [pristine, yours, render].map((lines) => textOf(lines, cut));
  if (p === r || y === r) return yours;
  return y === p ? render : null;
};

const shift = (hunks: Hunk[], by: number): Hunk[] =>
  hunks.map((hunk) => ({ ...hunk, line: hunk.line + by }));

const mergeBody = (three: Three, cut: Cut, side: Side): Merging => {
  const settled = simple(three, cut);
  if (settled) return { lines: settled, hunks: [] };
  const [pristine, yours, render] = three;
  if (cut.inside === 'lines') return mergeLineLists(...three, side);
  if (cut.inside !== 'whole') return mergeItems(three, cut.inside, side);
  const hunk = { line: 1, pristine, yours, render };
  return { lines: side === 'ours' ? yours : render, hunks: [hunk] };
};

const byKey = (items: Item[]): Map<string, Item> => new Map(items.map((item) => [item.key, item]));

/** Keys that come twice are counted, so that each item has one of its own. */
const counted = (items: Item[]): Item[] => {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, count);
    return count === 1 ? item : { ...item, key: `${item.key}\n${count}` };
  });
};

const linesOf = (item: Item): string[] => [...item.lead, ...item.body];

/** Comments above an item: what you wrote stays, and new ones come. */
const leadOf = (pristine: Item | undefined, yours: Item, render: Item): string[] =>
  pristine ? mergeComments(pristine.lead, yours.lead, render.lead) : yours.lead;

/**
 * Puts an item of the render behind the nearest one before it that is there, else before the nearest
 * one after it; one of its own sort counts more than any other.
 */
const place = (merged: Item[], render: Item[], at: number, cut: Cut): void => {
  const item = render[at] as Item;
  const sort = ({ key }: Item) => cut.sort?.(key) ?? '';
  const find = (items: Item[]): number =>
    items.map(({ key }) => merged.findIndex((other) => other.key === key)).find((i) => i >= 0) ??
    -1;
  const [before, after] = [render.slice(0, at).reverse(), render.slice(at + 1)];
  const alike = (items: Item[]) => items.filter((other) => sort(other) === sort(item));
  const next = find(alike(after));
  const to = [find(alike(before)) + 1, next < 0 ? 0 : next + 0.5, find(before) + 1].find(
    (i) => i > 0,
  );
  const index = Math.floor(to ?? 0);
  // The blank line that parts two sorts in the render is there already.
  const joins = (one: Item | undefined) => cut.sort && one && sort(one) === sort(item);
  const isParted = joins(merged[index - 1]) && !joins(render[at - 1]);
  const lead = isParted ? item.lead.filter((line) => line.trim() !== '') : item.lead;
  merged.splice(index, 0, { ...item, lead });
};

/** Merges lists of lines by the items that they are cut into; yours keep their order. */
export const mergeItems = (three: Three, cut: Cut, side: Side): Merging => {
  const [pristine, yours, render] = three.map((lines) => counted(cut.items(lines))) as [
    Item[],
    Item[],
    Item[],
  ];
  const [before, after, there] = [byKey(pristine), byKey(render), byKey(yours)];
  const hunks: Hunk[] = [];
  const merged: Item[] = [];
  let line = 0;
  for (const item of yours) {
    const [p, r] = [before.get(item.key), after.get(item.key)];
    const at = line + item.lead.length;
    line = at + item.body.length;
    if (!r && !p) merged.push(item);
    else if (!r && p && equal(linesOf(p), linesOf(item))) continue;
    else {
      const body = mergeBody([p?.body ?? [], item.body, r?.body ?? []], cut, side);
      hunks.push(...shift(body.hunks, at));
      const isGone = !r && body.lines.length === 0;
      // Only your own words stay where an item goes.
      const own = item.lead.filter((text) => text.trim() !== '' && !p?.lead.includes(text));
      const lead = r ? leadOf(p, item, r) : isGone ? own : item.lead;
      merged.push({ key: item.key, lead, body: body.lines });
    }
  }
  render.forEach((item, index) => {
    if (there.has(item.key)) return;
    const p = before.get(item.key);
    if (p && textOf(p.body, cut) === textOf(item.body, cut)) return;
    if (p) hunks.push({ line: line + 1, pristine: p.body, yours: [], render: item.body });
    if (!p || side === 'theirs') place(merged, render, index, cut);
  });
  return { lines: merged.flatMap(linesOf), hunks };
};

/** The strategy for a kind of text that is cut in this way. */
export const keyed =
  (cut: Cut): Strategy =>
  ({ pristine, yours, render }, side) => {
    const three: Three = [splitLines(pristine), splitLines(yours), splitLines(render)];
    const { lines, hunks } = mergeItems(three, cut, side);
    return { text: joinLines(lines), hunks };
  };
