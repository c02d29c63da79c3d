import { stringify } from 'yaml';

/** JSON for a here-document of the shell: what the fields refer to stands in variables. */
export const shellJson = (values: object, references: { name: string }[]): string =>
  JSON.stringify({
    ...Object.fromEntries(references.map(({ name }) => [name, `$${name.toUpperCase()}`])),
    ...values,
  });

/** YAML of plain data. */
export const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

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
