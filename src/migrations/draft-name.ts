import type { Match, TablePair } from './match.js';
import type { TableIndex } from './statements.js';

/** So many letters leave room for a class of this name on one line. */
const longest = 43;

const lengthOf = (words: string): number => words.replaceAll('_', '').length;

const listed = (words: string[]): string => words.join('_and_');

/** The column that an index is about: below the owner's, what is unique; else what comes first. */
const indexedColumn = ({ columns, unique }: TableIndex): string =>
  columns.at(unique ? -1 : 0)?.name ?? '';

/** Columns that stay and are not what they were. */
const changedColumns = (pair: TablePair): string[] => {
  const { columns, checks, keys, indexes, counters } = pair;
  const concerns = (from: string, to: string): boolean =>
    indexes.made.some((index) => indexedColumn(index) === to) ||
    indexes.gone.some((index) => indexedColumn(index) === from) ||
    counters.made.some(({ column }) => column === to) ||
    counters.gone.some(({ column }) => column === from);
  return columns.kept
    .filter(
      ({ from, to }) =>
        from.sqlType !== to.sqlType ||
        from.nullable !== to.nullable ||
        from.default !== to.default ||
        from.values.join() !== to.values.join() ||
        keys.made.some(({ column }) => column === to.name) ||
        keys.gone.some(({ column }) => column === from.name) ||
        checks.made.some(({ expression }) => expression.startsWith(`"${to.name}"`)) ||
        checks.gone.some(({ expression }) => expression.startsWith(`"${from.name}"`)) ||
        concerns(from.name, to.name),
    )
    .map(({ to }) => to.name);
};

type Kept = { from: { name: string }; to: { name: string } };

/** What has another name, in words: two that change names are said once. */
const renamings = (kept: Kept[], where = ''): string[] =>
  kept.flatMap(({ from, to }, at) => {
    if (from.name === to.name) return [];
    const other = kept.findIndex((one) => one.from.name === to.name && one.to.name === from.name);
    if (other < 0) return [`rename_${from.name}_to_${to.name}${where}`];
    return other > at ? [`swap_${from.name}_and_${to.name}${where}`] : [];
  });

const phrasesOf = (pair: TablePair): string[] => {
  const { to, columns } = pair;
  const named = (items: { name: string }[]) => listed(items.map((item) => item.name));
  // The keys of a relation follow what they lead to.
  const renamed = to.hasId ? renamings(columns.kept, `_in_${to.name}`) : [];
  const changed = changedColumns(pair);
  return [
    ...(columns.made.length > 0 ? [`add_${named(columns.made)}_to_${to.name}`] : []),
    ...(columns.gone.length > 0 ? [`remove_${named(columns.gone)}_from_${to.name}`] : []),
    ...renamed,
    ...(changed.length > 0 ? [`change_${listed(changed)}_of_${to.name}`] : []),
  ];
};

const cut = (words: string): string =>
  lengthOf(words) <= longest ? words : cut(words.slice(0, words.lastIndexOf('_')));

/** What a change does, in snake words. */
export const nameOf = ({ pairs, made, gone }: Match, dropped: boolean): string => {
  const phrases = [
    ...(made.length > 0 ? [`create_${listed(made.map(({ name }) => name))}`] : []),
    ...(gone.length > 0
      ? [`${dropped ? 'drop' : 'archive'}_${listed(gone.map(({ name }) => name))}`]
      : []),
    ...renamings(pairs),
    ...pairs.flatMap(phrasesOf),
  ];
  const touched = pairs
    .filter((pair) => pair.from.name !== pair.to.name || phrasesOf(pair).length > 0)
    .map(({ to }) => to.name);
  const all = listed(phrases);
  if (phrases.length > 0 && lengthOf(all) <= longest) return all;
  const [first = 'change_tables'] = phrases;
  if (phrases.length > 1 && lengthOf(`${first}_and_more`) <= longest) return `${first}_and_more`;
  return cut(made.length + gone.length > 0 ? first : `change_${listed(touched)}`);
};

/** What a migration of one index does, in snake words. */
export const indexName = (table: string, { columns, unique }: TableIndex): string =>
  cut(`${unique ? 'unique_' : ''}index_${table}_by_${listed(columns.map(({ name }) => name))}`);

/** What a migration does that looks at the rows of tables, in snake words. */
export const validationName = (tables: string[]): string => cut(`validate_${listed(tables)}`);
