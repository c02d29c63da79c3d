import { stringify } from 'yaml';

/** A single-quoted TypeScript string. */
export const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A TypeScript literal of plain data, indented as a formatter would where it spans lines. */
export const literal = (value: unknown, indent = ''): string => {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(
    ([key, item]) => `${inner}${key}: ${literal(item, inner)},`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
};

/** YAML of plain data. */
export const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });
