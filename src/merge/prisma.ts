import { cutLines } from './ignore.js';
import { type Cut, type Item, keyed } from './keyed.js';
import { linesToPaste } from './refused.js';
import { splitLines } from './text.js';
import type { Attempt, Strategy } from './types.js';

const opening = /^\s*(\w+)\s+(\w+)\s*\{/;
const isComment = (line: string): boolean => line.trim() === '' || line.trim().startsWith('//');
const squeezed = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** The line that opens a block and the one that closes it stand for themselves. */
const keyOfLine = (line: string): string | null => {
  if (isComment(line)) return null;
  const text = squeezed(line);
  if (opening.test(line)) return '{';
  return text.startsWith('@@') || text === '}' ? text : (/^\w+/.exec(text)?.[0] ?? text);
};

const insideBlock: Cut = {
  items: (lines) => cutLines(lines, keyOfLine),
  inside: 'whole',
  meaning: squeezed,
  sort: (key) => (key.startsWith('@@') ? 'attribute' : 'field'),
};

const blocks = (lines: string[]): Item[] => {
  const items: Item[] = [];
  let lead: string[] = [];
  let block: Item | null = null;
  for (const line of lines) {
    const opened: RegExpExecArray | null = block ? null : opening.exec(line);
    if (opened) block = { key: `${opened[1]} ${opened[2]}`, lead, body: [] };
    if (!block) {
      lead.push(line);
      continue;
    }
    block.body.push(line);
    if (!/\}\s*(\/\/.*)?$/.test(line) || (!opened && line.trim()[0] !== '}')) continue;
    items.push(block);
    block = null;
    lead = [];
  }
  if (block) items.push(block);
  return lead.length > 0 ? [...items, { key: '', lead, body: [] }] : items;
};

const twice = (names: string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

/** Why a schema cannot be right: a block that does not end, a model or a field that is there twice. */
export const schemaFault = (lines: string[]): string | null => {
  const items = blocks(lines).filter(({ key }) => key !== '');
  const unclosed = items.find(({ body }) => !/\}\s*(\/\/.*)?$/.test(body.at(-1) ?? ''));
  if (unclosed) return `${unclosed.key} has no closing brace`;
  const block = twice(items.map(({ key }) => key));
  if (block) return `${block} is there twice`;
  for (const { key, body } of items) {
    const names = body.slice(1, -1).flatMap((line) => keyOfLine(line) ?? []);
    const field = twice(names);
    if (field) return `${key} has ${field} twice`;
  }
  return null;
};

const merge = keyed({ items: blocks, inside: insideBlock, meaning: squeezed });

/** Prisma schemas: a block by its name, in it a line by its field. */
export const mergePrisma: Strategy = async (versions, side): Promise<Attempt> => {
  const merged = await merge(versions, side);
  if ('reason' in merged) return merged;
  const fault = schemaFault(splitLines(merged.text));
  if (!fault) return merged;
  return {
    reason: `The merged schema would not be valid: ${fault}.`,
    lines: linesToPaste(versions),
  };
};
