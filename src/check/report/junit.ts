import { curl } from '../exchange.js';
import type { Result } from '../run.js';
import { type Facts, grouped, summaryOf } from './facts.js';

/** Characters that XML cannot hold at all, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const escaped = (text: string): string =>
  text.replace(impossible, '\uFFFD').replace(/[&<>"\n\r\t]/g, (found) => entities[found] ?? found);

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const detail = ({ failure, requests, log }: Result): string =>
  [
    ...(failure?.expected ? [`expected: ${failure.expected}`, `got: ${failure.actual}`] : []),
    ...requests.slice(-3).flatMap((one) => [curl(one), `${one.status} ${one.answer}`]),
    ...log,
  ].join('\n');

const testcase = (result: Result): string => {
  const { id, title, clause, status, reason, failure, duration_ms } = result;
  const head = attributes({
    classname: id,
    name: `${title} (${clause})`,
    time: inSeconds(duration_ms),
  });
  if (status === 'passed') return `    <testcase${head}/>`;
  const inner =
    status === 'skipped'
      ? `<skipped${attributes({ message: reason ?? '' })}/>`
      : `<failure${attributes({ message: failure?.message ?? '' })}>${escaped(detail(result))}</failure>`;
  return `    <testcase${head}>${inner}</testcase>`;
};

const counts = (results: Result[]): Record<string, number> => {
  const { failed, skipped } = summaryOf(results);
  return { tests: results.length, failures: failed, errors: 0, skipped };
};

/** The format that CI servers read. */
export const junitReport = ({ results, duration_ms }: Facts): string => {
  const suites = grouped(results).map(({ title, results: own }) => {
    const time = own.reduce((sum, result) => sum + result.duration_ms, 0);
    const head = attributes({ name: title, ...counts(own), time: inSeconds(time) });
    return `  <testsuite${head}>\n${own.map(testcase).join('\n')}\n  </testsuite>`;
  });
  const head = attributes({
    name: 'vibe check',
    ...counts(results),
    time: inSeconds(duration_ms),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${head}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};
