import { paint } from '../../terminal.js';
import { curl } from '../exchange.js';
import type { Result } from '../run.js';
import { type Facts, grouped, leftSentence, seconds, summaryOf } from './facts.js';

const marks = {
  passed: () => paint('green', '✓'),
  failed: () => paint('red', '✗'),
  skipped: () => paint('yellow', '–'),
};

/** How many of the last requests say enough. */
const shownRequests = 3;

const indented = (text: string, by: string): string[] =>
  text.split('\n').map((line) => `${by}${line}`);

const failureLines = ({ id, failure, requests, log }: Result): string[] => [
  ...indented(failure?.message ?? '', '      '),
  ...(failure?.expected
    ? [
        ...indented(`expected  ${failure.expected}`, '      '),
        ...indented(`got       ${failure.actual}`, '      '),
      ]
    : []),
  ...requests
    .slice(-shownRequests)
    .flatMap((one) => [
      `      ${paint('dim', curl(one))}`,
      ...indented(`→ ${one.status} ${one.answer}`, '        '),
    ]),
  ...log.map((line) => `      ${paint('dim', `log: ${line}`)}`),
  `      ${paint('cyan', `again: vibe check --only '${id}'`)}`,
];

const line = (result: Result): string[] => {
  const { id, title, clause, status, reason } = result;
  const head = `    ${marks[status]()} ${title} ${paint('dim', `${id} · ${clause}`)}`;
  if (status === 'failed') return [head, ...failureLines(result)];
  return [status === 'skipped' ? `${head} – ${reason}` : head];
};

const groupMark = (results: Result[]): string => {
  if (results.some(({ status }) => status === 'failed')) return marks.failed();
  return results.some(({ status }) => status === 'passed') ? marks.passed() : marks.skipped();
};

/** For people: grouped as the checklist, with all there is to know of what failed. */
export const textReport = (facts: Facts): string => {
  const { passed, failed, skipped } = summaryOf(facts.results);
  const left = leftSentence(facts);
  const summary = [
    ...(passed > 0 ? [paint('green', `${passed} passed`)] : []),
    ...(failed > 0 ? [paint('red', `${failed} failed`)] : []),
    ...(skipped > 0 ? [paint('yellow', `${skipped} skipped`)] : []),
  ].join(', ');
  return [
    ...grouped(facts.results).flatMap(({ title, results }) => [
      `\n  ${groupMark(results)} ${paint('bold', title)}`,
      ...results.flatMap(line),
    ]),
    `\n  ${summary} in ${seconds(facts.duration_ms)} · ${facts.url}`,
    ...(left ? [`  ${paint('yellow', left)}`] : []),
    '',
  ].join('\n');
};
