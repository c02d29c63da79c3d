import type { Language } from './language.js';
import { wrap } from './wrap-typescript.js';

const width = 100;

const count = (text: string, char: string): number => text.split(char).length - 1;

/** A TypeScript string in the quotes that need fewer escapes, single ones where they tie. */
export const quote = (text: string): string =>
  count(text, "'") > count(text, '"')
    ? JSON.stringify(text)
    : `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const escapeTemplate = (text: string): string => text.replace(/[\\`]|\$\{/g, '\\$&');

/** A TypeScript literal of plain data, indented as a formatter would where it spans lines. */
export const literal = (value: unknown, indent = ''): string => {
  if (typeof value === 'string') return quote(value);
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return value.some((item) => item !== null && typeof item === 'object')
      ? `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
      : `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const lines = Object.entries(value).map(([key, item]) => entry(key, item, inner));
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
};

/** A property of an object, long text on a line of its own. */
const entry = (key: string, item: unknown, indent: string): string => {
  const line = `${indent}${key}: ${literal(item, indent)},`;
  return typeof item === 'string' && line.length > width
    ? `${indent}${key}:\n${indent}  ${literal(item)},`
    : line;
};

const bounds = (min: number | null, max: number | null): string => {
  const given = Object.entries({ min, max }).filter(([, limit]) => limit !== null);
  return given.length > 0 ? `{ ${given.map((pair) => pair.join(': ')).join(', ')} }` : '';
};

const property = (key: string, value: string): string => {
  const line = `  ${key}: ${value},`;
  return line.length <= width ? line : `  ${key}:\n    ${value},`;
};

const indented = (items: string[], indent: string): string =>
  items.map((item) => `${indent}  ${item},\n`).join('');

// A list that comes last opens on the line.
const call = (name: string, args: string[], tail = ''): string => {
  const line = `${name}(${args.join(', ')})${tail}`;
  if (line.length <= width || line.includes('\n')) return line;
  const indent = /^ */.exec(name)?.[0] ?? '';
  const last = /^([[{]) ?(.*?) ?([\]}])$/.exec(args.at(-1) ?? '');
  const head = `${name}(${[...args.slice(0, -1), last?.[1]].join(', ')}`;
  if (!last || head.length > width) return `${name}(\n${indented(args, indent)}${indent})${tail}`;
  return `${head}\n${indented((last[2] ?? '').split(', '), indent)}${indent}${last[3]})${tail}`;
};

const digits = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '_');

export const typescript: Language = {
  quote,
  block: (text) => `\`${escapeTemplate(text)}\``,
  literal,
  digits,
  bounds,
  property,
  call,
  wrap,
};
