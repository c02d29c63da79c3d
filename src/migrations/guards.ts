import { type Column, sqlLiteral } from '../plan/columns.js';
import type { Table } from '../plan/tables.js';
import { castOf } from './casts.js';
import { boundsOf } from './fill.js';
import { checkedColumn, type TablePair } from './match.js';
import { name, names, type TableIndex } from './statements.js';

/** The values that rows which are there get in a column, as SQL; null where they get none. */
export type Fill = (pair: TablePair, column: Column) => string | null;

/** Ends a migration before it changes anything where rows are counted that it cannot keep. */
export const guard = (what: string, rows: string, hint: string): string => `DO $$
#variable_conflict use_column
DECLARE
  violators bigint;
BEGIN
  SELECT count(*) INTO violators FROM ${rows};
  IF violators > 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation',
      MESSAGE = ${sqlLiteral(`${what}: `)} || violators,
      HINT = ${sqlLiteral(hint)};
  END IF;
END
$$`;

/** What to do about rows that are not right. */
export const correct = 'Correct them, then migrate again.';

/** The value that a row will have in a column, from what it has now. */
const futureValue = (pair: TablePair, column: string, fill: Fill): string => {
  const to = pair.to.columns.find((one) => one.name === column);
  if (!to) return 'NULL';
  const kept = pair.columns.kept.find((one) => one.to.name === column);
  const filled = fill(pair, to);
  const given = filled === null ? null : `${filled}::${to.sqlType}`;
  if (!kept) return given ?? `NULL::${to.sqlType}`;
  const value = castOf(kept.from, kept.to)?.value(name(kept.from.name)) ?? 'NULL';
  return given === null ? value : `coalesce(${value}, ${given})`;
};

/** The rows of a table with some columns as they will be. */
const rowsOf = (pair: TablePair, columns: string[], fill: Fill): string => {
  const values = columns.map((column) => `${futureValue(pair, column, fill)} AS ${name(column)}`);
  return `(SELECT ${values.join(', ')} FROM ${name(pair.from.name)}) AS "rows"`;
};

const misfits = (pair: TablePair): string[] =>
  pair.columns.kept.flatMap(({ from, to }) => {
    const misfit = castOf(from, to)?.misfit?.(name(from.name));
    const what = `Rows of "${pair.from.name}" whose "${from.name}" does not fit ${to.sqlType}`;
    return misfit ? [guard(what, `${name(pair.from.name)} WHERE ${misfit}`, correct)] : [];
  });

const empties = (pair: TablePair, fill: Fill): string[] => [
  ...pair.columns.kept
    .filter(({ from, to }) => from.nullable && !to.nullable && fill(pair, to) === null)
    .map(({ from }) =>
      guard(
        `Rows of "${pair.from.name}" without "${from.name}"`,
        `${name(pair.from.name)} WHERE ${name(from.name)} IS NULL`,
        correct,
      ),
    ),
  ...pair.columns.made
    .filter((column) => !column.nullable && fill(pair, column) === null)
    .map((column) =>
      guard(
        `Rows of "${pair.from.name}" that need a "${column.name}" of their own`,
        name(pair.from.name),
        'Delete them, then migrate again.',
      ),
    ),
];

/** Whether every row that passed the old check passes the new one. */
const isWider = (pair: TablePair, column: string): boolean => {
  const kept = pair.columns.kept.find(({ to }) => to.name === column);
  if (!kept || kept.from.sqlType !== kept.to.sqlType) return false;
  const { from, to } = kept;
  if (to.type === 'enum')
    return from.type === 'enum' && from.values.every((value) => to.values.includes(value));
  const [old, next] = [boundsOf(pair.from, from), boundsOf(pair.to, to)];
  return next.min <= old.min && next.max >= old.max;
};

const ruleOf = (table: Table, column: string): string => {
  const { values, type } = table.columns.find((one) => one.name === column) as Column;
  const { min, max } = boundsOf(table, { name: column } as Column);
  if (type === 'enum') return `is none of ${values.join(', ')}`;
  const bounds = [
    ...(min === -Infinity ? [] : [`under ${min}`]),
    ...(max === Infinity ? [] : [`over ${max}`]),
  ];
  return `is ${bounds.join(' or ')}`;
};

const violators = (pair: TablePair, fill: Fill): string[] =>
  pair.checks.made.flatMap((check) => {
    const column = checkedColumn(check);
    const kept = pair.columns.kept.find(({ to }) => to.name === column);
    if (!kept || isWider(pair, column)) return [];
    const rows = `${rowsOf(pair, [column], fill)}\n    WHERE NOT (${check.expression})`;
    const what = `Rows of "${pair.from.name}" whose "${kept.from.name}" ${ruleOf(pair.to, column)}`;
    return [guard(what, rows, correct)];
  });

const hasValues = (pair: TablePair, fill: Fill) => (column: string) =>
  pair.columns.kept.some(({ to }) => to.name === column) ||
  pair.columns.made.some((made) => made.name === column && fill(pair, made) !== null);

/** The unique indexes under which rows could now meet: new ones, and those of changed values. */
const narrowed = ({ indexes, columns }: TablePair): TableIndex[] => {
  const changed = columns.kept.filter(({ from, to }) => from.sqlType !== to.sqlType);
  const recast = indexes.kept.filter(({ to }) =>
    to.columns.some((column) => changed.some((pair) => pair.to.name === column.name)),
  );
  return [...indexes.made, ...recast.map(({ to }) => to)].filter(({ unique }) => unique);
};

const duplicates = (pair: TablePair, fill: Fill): string[] =>
  narrowed(pair).flatMap((index) => {
    const columns = index.columns.map((column) => column.name);
    if (!columns.every(hasValues(pair, fill))) return [];
    const present = columns.map((column) => `${name(column)} IS NOT NULL`).join(' AND ');
    const rows =
      `(SELECT 1 FROM ${rowsOf(pair, columns, fill)}\n    WHERE ${present} ` +
      `GROUP BY ${names(columns)} HAVING count(*) > 1) AS "duplicates"`;
    const what = `Values of "${columns.join('", "')}" that several rows of "${pair.from.name}" share`;
    return [guard(what, rows, 'Make them differ, then migrate again.')];
  });

/** What a table is called before the change; null where it is made by it. */
export type OldName = (table: string) => string | null;

const orphans = (pair: TablePair, fill: Fill, oldName: OldName): string[] =>
  pair.keys.made.flatMap((key) => {
    const before = pair.columns.kept.find(({ to }) => to.name === key.column);
    const pointed = pair.from.foreignKeys.find(({ column }) => column === before?.from.name);
    const target = oldName(key.table);
    // Only what a deleted target does has changed.
    if (pointed && pointed.table === target) return [];
    if (!hasValues(pair, fill)(key.column)) return [];
    const missing = target
      ? ` AND NOT EXISTS (SELECT 1 FROM ${name(target)} AS "target" WHERE "target"."id" = "rows".${name(key.column)})`
      : '';
    const rows = `${rowsOf(pair, [key.column], fill)}\n    WHERE ${name(key.column)} IS NOT NULL${missing}`;
    const what = `Rows of "${pair.from.name}" whose "${key.column}" is in no row of "${key.table}"`;
    return [guard(what, rows, correct)];
  });

/** Statements that fail where rows cannot be kept as they are, in words and with their count. */
export const guardsOf = (pair: TablePair, fill: Fill, oldName: OldName): string[] => [
  ...misfits(pair),
  ...empties(pair, fill),
  ...violators(pair, fill),
  ...duplicates(pair, fill),
  ...orphans(pair, fill, oldName),
];
