import type { Counter } from '../plan/keys.js';
import type { Match } from './match.js';
import { name } from './statements.js';
import {
  createClockTrigger,
  createCounter,
  createCounterTrigger,
  dropClockTrigger,
  dropCounter,
  dropCounterTrigger,
} from './triggers.js';

interface Counting {
  table: string;
  counter: Counter;
}

const isSame = (from: Counter, to: Counter): boolean =>
  from.name === to.name &&
  from.column === to.column &&
  from.table === to.table &&
  from.counter === to.counter;

const inTable = (table: string, counters: Counter[]): Counting[] =>
  counters.map((counter) => ({ table, counter }));

/** The counters that go; a function holds names as text, so that it goes with each of them. */
const gone = ({ pairs, gone: tables }: Match): Counting[] => [
  ...pairs.flatMap(({ from, counters }) =>
    inTable(from.name, [
      ...counters.gone,
      ...counters.kept.filter((pair) => !isSame(pair.from, pair.to)).map((pair) => pair.from),
    ]),
  ),
  ...tables.flatMap((table) => inTable(table.name, table.counters)),
];

const made = ({ pairs, made: tables }: Match): Counting[] => [
  ...pairs.flatMap(({ to, counters }) =>
    inTable(to.name, [
      ...counters.made,
      ...counters.kept.filter((pair) => !isSame(pair.from, pair.to)).map((pair) => pair.to),
    ]),
  ),
  ...tables.flatMap((table) => inTable(table.name, table.counters)),
];

/** Ends the counting that changes, and the clocks that look at other columns from now on. */
export const endCounting = (match: Match): string[] => [
  ...gone(match).flatMap(({ table, counter }) => [
    dropCounterTrigger(table, counter),
    dropCounter(counter),
  ]),
  ...match.pairs.filter(({ recounts }) => recounts).map(({ from }) => dropClockTrigger(from.name)),
];

/** Sets columns to what their rows are now, where something else or nothing counted before. */
const count = (match: Match): string[] => {
  const all = [
    ...match.pairs.flatMap(({ to }) => inTable(to.name, to.counters)),
    ...match.made.flatMap((table) => inTable(table.name, table.counters)),
  ];
  return match.pairs.flatMap((pair) => {
    const counted = pair.to.counted.filter((column) => {
      const old = pair.columns.kept.find(({ to }) => to.name === column)?.from.name;
      const into = ({ table, counter }: Counter) => table === pair.to.name && counter === column;
      const wasInto = ({ table, counter }: Counter) => table === pair.from.name && counter === old;
      return (
        match.made.some(({ counters }) => counters.some(into)) ||
        match.gone.some(({ counters }) => counters.some(wasInto)) ||
        match.pairs.some(({ counters }) => counters.made.some(into) || counters.gone.some(wasInto))
      );
    });
    return counted.map((column) => {
      const sources = all.filter(
        ({ counter }) => counter.table === pair.to.name && counter.counter === column,
      );
      const rows = sources.map(
        (source) =>
          `(SELECT count(*) FROM ${name(source.table)} AS "counted"\n` +
          `    WHERE "counted".${name(source.counter.column)} = "target"."id")`,
      );
      const total = rows.join(' + ');
      return (
        `UPDATE ${name(pair.to.name)} AS "target" SET ${name(column)} = ${total}\n` +
        `  WHERE ${name(column)} <> ${total}`
      );
    });
  });
};

/** Makes the functions that count. */
export const makeCounters = (match: Match): string[] =>
  made(match).map(({ counter }) => createCounter(counter));

/** Starts the counting that changes, with what is there. */
export const startCounting = (match: Match): string[] => [
  ...match.pairs
    .filter(({ recounts }) => recounts)
    .map(({ to }) => createClockTrigger(to.name, to.counted)),
  ...made(match).map(({ table, counter }) => createCounterTrigger(table, counter)),
  ...count(match),
];
