import type { Edit } from './code-edits.js';
import { below, type Dice, pick } from './dice.js';

const linesOf = (text: string): string[] => text.split('\n');

/** Below a line of those that fit, or at the end. */
const insertBelow = (
  dice: Dice,
  text: string,
  fits: (line: string, next: string) => boolean,
  line: (above: string) => string,
): string | null => {
  const lines = linesOf(text);
  const places = lines.flatMap((one, index) =>
    index < lines.length - 1 && fits(one, lines[index + 1] ?? '') ? [index] : [],
  );
  if (places.length === 0) return null;
  const place = pick(dice, places);
  lines.splice(place + 1, 0, line(lines[place] ?? ''));
  return lines.join('\n');
};

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';

const json: Edit = (dice, text, mark) =>
  insertBelow(
    dice,
    text,
    (line, next) => /[{,]\r?$/.test(line) && /^\s*"[^"]+":/.test(next),
    (above) => `${indentOf(above)}${/\{\r?$/.test(above) ? '  ' : ''}"${mark}": "7",`,
  );

const prisma: Edit = (dice, text, mark) =>
  pick(dice, [
    () =>
      insertBelow(
        dice,
        text,
        (line, next) => /^ {2}\w/.test(line) && /^ {2}\w/.test(next) && !line.includes('"'),
        () => `  ${mark} String?`,
      ),
    () =>
      insertBelow(
        dice,
        text,
        () => true,
        () => `// ${mark}`,
      ),
    () => `${text}\nmodel ${mark} {\n  id Int @id\n}\n`,
  ])();

const environment: Edit = (dice, text, mark) =>
  pick(dice, [
    () => `${text}${mark.toUpperCase()}=7\n`,
    () =>
      insertBelow(
        dice,
        text,
        (line) => line === '',
        () => `# ${mark}`,
      ),
  ])();

const prose: Edit = (dice, text, mark) =>
  pick(dice, [
    () =>
      insertBelow(
        dice,
        text,
        (line, next) => line === '' && next !== '',
        () => `${mark} is mine.\n`,
      ),
    () => `${text}\n## ${mark}\n`,
    () =>
      insertBelow(
        dice,
        text,
        (line) => line.startsWith('- '),
        () => `- ${mark}`,
      ),
  ])();

const hashed: Edit = (dice, text, mark) =>
  insertBelow(
    dice,
    text,
    (line) => line.trim() !== '',
    (above) => `${indentOf(above)}# ${mark}`,
  );

const ignored: Edit = (dice, text, mark) =>
  insertBelow(
    dice,
    text,
    () => true,
    () => mark,
  );

const deleteLine: Edit = (dice, text) => {
  const lines = linesOf(text);
  lines.splice(below(dice, lines.length), 1);
  return lines.join('\n');
};

const table: [RegExp, Edit][] = [
  [/\.json$/, json],
  [/\.prisma$/, prisma],
  [/\.env/, environment],
  [/\.md$/, prose],
  [/ignore$/, ignored],
  [/./, hashed],
];

/** What people do to other files than code. */
export const textEdit = (path: string): Edit => {
  const [, edit] = table.find(([pattern]) => pattern.test(path)) ?? [];
  return (dice, text, mark) =>
    dice() < 0.1 && !path.endsWith('.json')
      ? deleteLine(dice, text, mark)
      : (edit?.(dice, text, mark) ?? null);
};
