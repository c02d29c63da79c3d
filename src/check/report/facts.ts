import { type GroupId, groups } from '../check.js';
import type { Outcome, Result } from '../run.js';

/** All that a report tells. */
export interface Facts extends Outcome {
  version: string;
  url: string;
  /** The answers of the project, where they are known. */
  stack: Record<string, string | string[]> | null;
  duration_ms: number;
}

export interface Summary {
  passed: number;
  failed: number;
  skipped: number;
}

const count = (results: Result[], status: Result['status']): number =>
  results.filter((result) => result.status === status).length;

export const summaryOf = (results: Result[]): Summary => ({
  passed: count(results, 'passed'),
  failed: count(results, 'failed'),
  skipped: count(results, 'skipped'),
});

/** The results by the item of the checklist, in its order. */
export const grouped = (results: Result[]): { id: GroupId; title: string; results: Result[] }[] =>
  (Object.entries(groups) as [GroupId, string][])
    .map(([id, title]) => ({
      id,
      title,
      results: results.filter(({ group }) => group === id),
    }))
    .filter((group) => group.results.length > 0);

export const seconds = (milliseconds: number): string => {
  const whole = Math.round(milliseconds / 1000);
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
};

/** What is left on the server, as a sentence; empty where nothing is. */
export const leftSentence = ({ left }: Outcome): string =>
  left.length === 0 ? '' : `Could not be taken away again: ${left.join(', ')}`;
