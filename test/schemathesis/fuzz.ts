import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../stacks/processes.js';

/** What the JSON report of a run says. */
export interface Report {
  complete: boolean;
  operations: { total: number; tested: number };
  test_cases: { generated: number };
  failures: { code: string; title: string; operations: string[] }[];
  errors: object[];
}

export interface Fuzzed extends Report {
  /** What it printed of failures, each with the request that shows it. */
  output: string;
}

/** Sends what is generated from the document in the folder; the same seed generates the same. */
export const fuzz = async (
  schemathesis: string,
  folder: string,
  url: string,
  { seed, examples }: { seed: number; examples: number },
): Promise<Fuzzed> => {
  const report = join(folder, 'report.json');
  const args = ['run', 'openapi.json', '--url', url, '--seed', `${seed}`, '-n', `${examples}`];
  const reporting = ['--no-color', '--report', 'json', '--report-json-path', report];
  const env = { PYTHONDONTWRITEBYTECODE: '1' };
  const options = { cwd: folder, env, timeout: 3_500_000 };
  const { output } = await run(schemathesis, [...args, ...reporting], options);
  if (!existsSync(report)) throw new Error(output.slice(-6000));
  const failures = output.slice(Math.max(0, output.indexOf('= FAILURES =')));
  return { ...JSON.parse(readFileSync(report, 'utf8')), output: failures.slice(0, 100_000) };
};
