import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Target } from '../../src/check/check.js';
import { modelOf } from '../../src/check/model.js';
import { documentOf } from '../../src/check/remote.js';
import { type Facts, summaryOf } from '../../src/check/report/facts.js';
import { jsonReport } from '../../src/check/report/json.js';
import { textReport } from '../../src/check/report/text.js';
import { runChecks } from '../../src/check/run.js';
import { checksFor } from '../../src/check/select.js';
import { run } from './processes.js';
import { repository } from './project.js';

/** What `vibe check --json` prints. */
interface Report {
  summary: { passed: number; failed: number; skipped: number };
  checks: { id: string; status: string; reason: string | null }[];
}

const failures = ({ checks }: Report): object[] =>
  checks.filter(({ status }) => status === 'failed');

/** Runs the published command in a folder; fails with what it found. */
export const vibeCheck = async (folder: string, args: string[] = []): Promise<Report> => {
  const vibe = join(repository, 'bin', 'vibe.js');
  const options = { cwd: folder, timeout: 460_000 };
  const { code, output } = await run('node', [vibe, 'check', '--json', ...args], options);
  const report: Report = JSON.parse(output.slice(output.indexOf('{')));
  expect(failures(report)).toEqual([]);
  expect(code).toBe(0);
  return report;
};

/** Checks a server that this suite started, on everything; fails with the report. */
export const checkTarget = async (folder: string, target: Target): Promise<Report> => {
  const blueprint = JSON.parse(readFileSync(join(folder, 'vibe.json'), 'utf8'));
  const model = modelOf(await documentOf(target), blueprint);
  const signal = new AbortController().signal;
  const options = { signal, disposable: true };
  const outcome = await runChecks(target, model, checksFor(model), options);
  const facts: Facts = { ...outcome, version: '', url: target.url, stack: null, duration_ms: 0 };
  const bad = outcome.results.filter(({ status }) => status === 'failed');
  expect(summaryOf(bad).failed, textReport({ ...facts, results: bad })).toBe(0);
  return JSON.parse(jsonReport(facts));
};
