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

const width = 100;

/** A call on one line, or with an argument a line where it would be too long. */
export const call = (name: string, args: string[]): string => {
  const line = `${name}(${args.join(', ')})`;
  return line.length <= width ? line : `${name}(\n${args.map((arg) => `  ${arg},\n`).join('')})`;
};

/** Lines whose cells are parted by two spaces, set in columns. */
export const align = (text: string): string => {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  const widthOf = (column: number): number =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  const widths = [0, 1].map(widthOf);
  return `${rows
    .map((cells) =>
      `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' ')}`.trimEnd(),
    )
    .join('\n')}\n`;
};
