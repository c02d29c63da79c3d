import type { Language } from './language.js';

const width = 100;

const count = (text: string, char: string): number => text.split(char).length - 1;

// Python knows all escapes of JSON but those of a surrogate pair, which JSON does not write.
const quote = (text: string): string =>
  count(text, '"') > count(text, "'")
    ? `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
    : JSON.stringify(text);

const block = (text: string): string => (text.includes('\n') ? tripled(text) : quote(text));

const tripled = (text: string): string =>
  `"""${text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').replace(/"$/, '\\"')}"""`;

const constants = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
  [undefined, 'None'],
]);

const isDeep = (value: unknown): boolean => typeof value === 'object' && value !== null;

const literal = (value: unknown, indent = ''): string => {
  if (typeof value === 'string') return quote(value);
  const inner = `${indent}    `;
  if (Array.isArray(value))
    return value.some(isDeep)
      ? `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
      : `[${value.map((item) => literal(item)).join(', ')}]`;
  if (!isDeep(value)) return constants.get(value) ?? String(value);
  const lines = Object.entries(value as object).map(([key, item]) => entry(key, item, inner));
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
};

/** An entry of a dictionary, a long list with an item a line. */
const entry = (key: string, item: unknown, indent: string): string => {
  const line = `${indent}${quote(key)}: ${literal(item, indent)},`;
  if (!Array.isArray(item) || line.includes('\n') || line.length <= width) return line;
  const items = item.map((one) => `${indent}    ${literal(one)},\n`);
  return `${indent}${quote(key)}: [\n${items.join('')}${indent}],`;
};

const digits = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '_');

const bounds = (min: number | null, max: number | null): string =>
  Object.entries({ ge: min, le: max })
    .filter(([, limit]) => limit !== null)
    .map((pair) => pair.join('='))
    .join(', ');

const property = (key: string, value: string): string => {
  const line = `    ${key}=${value},`;
  return line.length <= width ? line : wrap(line);
};

// All arguments go on a line of their own where they fit there, else each on its own.
const call = (name: string, args: string[], tail = ''): string => {
  const line = `${name}(${args.join(', ')})${tail}`;
  if (line.length <= width || line.includes('\n')) return line;
  const indent = /^ */.exec(name)?.[0] ?? '';
  const together = `${indent}    ${args.join(', ')}`;
  const inner =
    together.length <= width
      ? `${together}\n`
      : args.map((arg) => `${indent}    ${arg},\n`).join('');
  return `${name}(\n${inner}${indent})${tail}`;
};

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The last bracketed list of a line that ends with it, its items parted at the outermost commas. */
const lastList = (line: string): { head: string; items: string[]; tail: string } | null => {
  const stack: { at: number; commas: number[] }[] = [];
  let found: { start: number; end: number; commas: number[] } | null = null;
  let mark = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (mark !== '') {
      if (char === '\\') at += 1;
      else if (char === mark) mark = '';
    } else if (char === '"' || char === "'") mark = char;
    else if (char in closing) stack.push({ at, commas: [] });
    else if (Object.values(closing).includes(char)) {
      const open = stack.pop();
      if (stack.length === 0 && open) found = { start: open.at, end: at, commas: open.commas };
    } else if (char === ',') stack.at(-1)?.commas.push(at);
  }
  if (!found || found.end === found.start + 1) return null;
  const cuts = [found.start, ...found.commas, found.end];
  const items = cuts.slice(1).map((cut, index) => line.slice((cuts[index] ?? 0) + 1, cut).trim());
  return { head: line.slice(0, found.start + 1), items, tail: line.slice(found.end) };
};

/** A long import, a name a line. */
const importOf = (line: string): string => {
  const [head = '', names = ''] = line.split(/(?<= import )/);
  return `${head}(\n${names
    .split(', ')
    .map((name) => `    ${name},\n`)
    .join('')})`;
};

const wrap = (line: string): string => {
  if (line.startsWith('from ') && line.length > width) return importOf(line);
  const list = line.length > width && !line.includes('\n') ? lastList(line) : null;
  if (!list) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const together = `${indent}    ${list.items.join(', ')}`;
  const inner =
    together.length <= width
      ? `${together}\n`
      : list.items.map((item) => `${wrap(`${indent}    ${item},`)}\n`).join('');
  return `${list.head}\n${inner}${indent}${list.tail}`;
};

export const python: Language = {
  quote,
  block,
  literal,
  digits,
  bounds,
  property,
  call,
  wrap,
};
