import { curl } from '../exchange.js';
import type { Result } from '../run.js';
import { type Facts, grouped, leftSentence, seconds, summaryOf } from './facts.js';

/** A fence longer than any run of backticks inside. */
const fenced = (text: string): string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [fence, text, fence];
};

const marked = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&');

const item = ({ id, title, status, reason, clause }: Result): string => {
  const why = status === 'skipped' ? ` – skipped: ${reason}` : '';
  return `- [${status === 'passed' ? 'x' : ' '}] ${marked(title)} (\`${id}\`, ${clause})${why}`;
};

const failureText = ({ failure, requests, log }: Result): string =>
  [
    failure?.message ?? '',
    ...(failure?.expected ? [`expected: ${failure.expected}`, `got: ${failure.actual}`] : []),
    ...requests.slice(-3).flatMap((one) => [curl(one), `${one.status} ${one.answer}`]),
    ...log,
  ].join('\n');

/** A checklist, as for a pull request. */
export const markdownReport = (facts: Facts): string => {
  const { passed, failed, skipped } = summaryOf(facts.results);
  const failures = facts.results.filter(({ status }) => status === 'failed');
  const left = leftSentence(facts);
  return [
    `# vibe check of ${facts.url}`,
    '',
    `${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(facts.duration_ms)}.`,
    ...(left ? ['', left] : []),
    ...grouped(facts.results).flatMap(({ title, results }) => [
      '',
      `## ${title}`,
      '',
      ...results.map(item),
    ]),
    ...(failures.length > 0 ? ['', '## What failed'] : []),
    ...failures.flatMap((result) => [
      '',
      `### \`${result.id}\``,
      '',
      marked(result.title),
      '',
      ...fenced(failureText(result)),
    ]),
    '',
  ].join('\n');
};
