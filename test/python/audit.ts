import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { must, run } from '../stacks/processes.js';
import { installTools, networkEnv } from './environment.js';

/** What is wrong with a Python project, one line a finding. */
export interface Findings {
  found: string[];
  /** How much was looked at: nothing found in nothing proves nothing. */
  examined: number;
}

const tools = (): Promise<string> => installTools(join(import.meta.dirname, 'requirements.txt'));

interface BanditReport {
  results: { filename: string; line_number: number; test_id: string; issue_text: string }[];
  errors: { filename: string; reason: string }[];
  metrics: Record<string, { loc: number }>;
}

/** Parts of a project, tests left out: they assert, which code must not. */
const sources = ['app', 'migrations', 'scripts'];
const tests = '*/test_*.py,*/conftest.py';

// B104: a container must listen on every interface, and HOST says otherwise.
// B105: takes names such as `token_hash`, and the examples in the document, for passwords.
const skipped = 'B104,B105';

// What only development runs may start the programs of PostgreSQL and ask its own server whether it is up.
const ofDevelopment = new Set(['B310', 'B404', 'B603']);

/** Looks through the code of a project for what attackers use; examined are lines of code. */
export const bandit = async (folder: string): Promise<Findings> => {
  const program = join(await tools(), 'bandit');
  const there = sources.filter((name) => existsSync(join(folder, name)));
  const args = ['-q', '-r', ...there, '-x', tests, '-s', skipped, '-f', 'json'];
  const { output } = await run(program, args, { cwd: folder, timeout: 120_000 });
  const begin = output.indexOf('{');
  if (begin < 0) throw new Error(output);
  const { results, errors, metrics }: BanditReport = JSON.parse(
    output.slice(begin, output.lastIndexOf('}') + 1),
  );
  const found = [
    ...errors.map(({ filename, reason }) => `${filename}: ${reason}`),
    ...results
      .filter(
        ({ filename, test_id }) => !(filename.startsWith('scripts/') && ofDevelopment.has(test_id)),
      )
      .map(
        ({ filename, line_number, test_id, issue_text }) =>
          `${filename}:${line_number} ${test_id} ${issue_text}`,
      ),
  ];
  return { found, examined: metrics._totals?.loc ?? 0 };
};

interface AuditReport {
  dependencies: {
    name: string;
    version?: string;
    vulns?: { id: string; fix_versions: string[] }[];
  }[];
}

const unreachable = /ConnectionError|SSLError|Timeout|ServiceError/;

/** The packages of a lockfile that have known holes; examined are those whose advisories could be had: offline none. */
export const pipAudit = async (folder: string): Promise<Findings> => {
  const requirements = join(folder, '.requirements.txt');
  const lock = ['export', '--quiet', '--no-emit-project', '--output-file'];
  await must('uv', [...lock, requirements], { cwd: folder, timeout: 60_000 });
  const program = join(await tools(), 'pip-audit');
  const args = ['-r', requirements, '--disable-pip', '--require-hashes', '--format', 'json'];
  const quiet = ['--progress-spinner', 'off', '--timeout', '10'];
  const options = { cwd: folder, env: networkEnv(), timeout: 180_000 };
  const { output } = await run(program, [...args, ...quiet], options);
  const begin = output.indexOf('{"dependencies"');
  if (begin < 0 && unreachable.test(output)) return { found: [], examined: 0 };
  if (begin < 0) throw new Error(output);
  const report: AuditReport = JSON.parse(output.slice(begin, output.indexOf('\n', begin)));
  const known = report.dependencies.filter(({ vulns }) => vulns !== undefined);
  const found = known.flatMap(({ name, version, vulns = [] }) =>
    vulns.map(({ id, fix_versions }) => `${name} ${version}: ${id}, mended in ${fix_versions}`),
  );
  return { found, examined: known.length };
};
