import { ts } from 'ts-morph';
import { codePlaces } from './code-places.js';
import type { Dice } from './dice.js';
import { beside } from './marks.js';
import type { Writing } from './writing.js';

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
const reformat = (dice: Dice, text: string): string | null => {
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

/** How people write TypeScript. */
export const typeScript: Writing = {
  places: codePlaces,
  lines: (mark) => ({
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
  }),
  calls: /^(?:await )?[\w.]+\.(?:register|use|addHook|get|post|push)\(/,
  called: (call, mark) => `${call}${mark});`,
  comment: '//',
  appended: (mark) => `export const ${mark} = 7;`,
  touched: (mark) => ` /* ${beside(mark)} */`,
  reformat,
};
