import { ts } from 'ts-morph';
import { codePlaces, type Place } from './code-places.js';
import { below, type Dice, pick } from './dice.js';
import { beside } from './marks.js';

/** Makes another text of a file's, with the mark in every new line; null where it has no place. */
export type Edit = (dice: Dice, text: string, mark: string) => string | null;

const put = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at);

const calls = /^(?:await )?[\w.]+\.(?:register|use|addHook|get|post|push)\(/;

/** A line that makes sense in a place. */
const lineFor = (dice: Dice, { kind, near }: Place, mark: string): string => {
  const call = calls.exec(near)?.[0];
  const lines: Record<Place['kind'], string[]> = {
    top: [
      `export const ${mark} = '${mark}';`,
      `console.info('${mark}');`,
      `type ${mark} = 'a' | 'b';`,
    ],
    import: [`import { ${mark} } from './${mark}.js';`, `import type ${mark} from '${mark}';`],
    statement: [`console.info('${mark}');`, `const ${mark} = 7;`],
    element: [`${mark},`, `'${mark}',`],
    property: [`${mark}: 7,`, `${mark},`],
    member: [`${mark} = 7;`],
    field: [`${mark}?: string;`],
  };
  if (call && dice() < 0.6) return `${call}${mark});`;
  return dice() < 0.3 ? `// ${mark}` : pick(dice, lines[kind]);
};

const insertLine: Edit = (dice, text, mark) => {
  const found = codePlaces(text);
  if (!found || found.places.length === 0) return null;
  const kinds = [...new Set(found.places.map(({ kind }) => kind))];
  const kind = pick(dice, kinds);
  const place = pick(
    dice,
    found.places.filter((one) => one.kind === kind),
  );
  const [before, after] = [dice() < 0.15 ? '\n' : '', dice() < 0.15 ? '\n' : ''];
  return put(text, place.at, `${before}${place.indent}${lineFor(dice, place, mark)}\n${after}`);
};

const appendLine: Edit = (_, text, mark) =>
  codePlaces(text) && `${text.endsWith('\n') ? text : `${text}\n`}\nexport const ${mark} = 7;\n`;

const commentBehind: Edit = (dice, text, mark) => {
  const ends = codePlaces(text)?.ends ?? [];
  return ends.length === 0 ? null : put(text, pick(dice, ends), ` // ${beside(mark)}`);
};

const changeLiteral: Edit = (dice, text, mark) => {
  const literals = codePlaces(text)?.literals ?? [];
  if (literals.length === 0) return null;
  const { start, end, isText } = pick(dice, literals);
  if (!isText) return `${text.slice(0, end)} /* ${beside(mark)} */${text.slice(end)}`;
  const before = text.slice(0, start);
  if (before.split('\n').at(-1)?.includes('import')) return null;
  return put(text, end - 1, ` ${beside(mark)}`);
};

const deletePiece: Edit = (dice, text) => {
  const pieces = codePlaces(text)?.pieces ?? [];
  if (pieces.length === 0) return null;
  const { start, end } = pick(dice, pieces);
  return text.slice(0, start) + text.slice(end);
};

const deleteLine: Edit = (dice, text) => {
  const lines = text.split('\n');
  lines.splice(below(dice, lines.length), 1);
  return lines.join('\n');
};

const parses = (text: string): boolean => codePlaces(text) !== null;

const insideLiteral = (text: string): ((at: number) => boolean) => {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false);
  const ranges: [number, number][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node) || ts.isRegularExpressionLiteral(node))
      ranges.push([node.getStart(file), node.end]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return (at) => ranges.some(([start, end]) => start < at && at < end);
};

/** In another style, as by another formatter. */
const reformat: Edit = (dice, text) => {
  if (!parses(text)) return null;
  const isInside = insideLiteral(text);
  const [quotes, semicolons, indents] = [dice() < 0.6, dice() < 0.6, dice() < 0.6];
  let at = 0;
  const lines = text.split('\n').map((line, index, all) => {
    const start = at;
    at += line.length + 1;
    if (isInside(start) || isInside(at - 1) || line.includes('`')) return line;
    let changed = line;
    if (quotes && !/["\\/]/.test(line.replaceAll(/'[^']*'/g, (word) => word.replaceAll('/', ''))))
      changed = changed.replaceAll("'", '"');
    const next = all.slice(index + 1).find((other) => other.trim() !== '') ?? '';
    if (semicolons && /[\w)\]}'"];$/.test(changed) && !/^\s*[([`+\-/*]/.test(next))
      changed = changed.slice(0, -1);
    return indents ? changed.replace(/^ +/, (blanks) => blanks + blanks) : changed;
  });
  const changed = lines.join('\n');
  return parses(changed) && changed !== text ? changed : null;
};

/** What people do to code. */
export const codeEdits: [weight: number, Edit][] = [
  [12, insertLine],
  [2, appendLine],
  [3, commentBehind],
  [2, changeLiteral],
  [1, deletePiece],
  [1, deleteLine],
  [2, reformat],
];
