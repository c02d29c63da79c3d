import type { Blueprint } from '../blueprint/types.js';
import { groups, type Target } from '../check/check.js';
import type { Document } from '../check/document.js';
import { type Model, modelOf } from '../check/model.js';
import { boot } from '../check/project/boot.js';
import { documentOf, remoteTarget } from '../check/remote.js';
import { summaryOf } from '../check/report/facts.js';
import { type ReportName, reports } from '../check/report/index.js';
import { progress } from '../check/report/progress.js';
import { runChecks } from '../check/run.js';
import { checksFor, selected } from '../check/select.js';
import { CliError } from '../errors.js';
import { json } from '../json.js';
import type { Axis } from '../parts/types.js';
import { step } from '../terminal.js';
import { toolVersion } from '../version.js';
import { blueprintNear, projectAt } from './find-project.js';

export interface CheckFlags {
  url?: string;
  report: ReportName;
  json?: boolean;
  only?: string[];
  list?: boolean;
  iOwnThisServer?: boolean;
}

/** A server to check, and what is to be done when that is over. */
interface Subject {
  target: Target;
  blueprint: Blueprint | null;
  close(): Promise<void>;
  /** Whether all data goes away at the end by itself. */
  disposable: boolean;
}

const orUrl =
  'Go into a project that this tool made, or name a running server: vibe check --url http://localhost:3000';

/** The document of a server that does not run yet: no check is made from more than a vibe.json. */
const nothing: Document = { openapi: '', paths: {} };

const subjectOf = async (
  axes: Axis[],
  flags: CheckFlags,
  signal: AbortSignal,
): Promise<Subject> => {
  if (flags.url !== undefined) {
    const target = await remoteTarget(flags.url, flags.iOwnThisServer === true);
    const blueprint = blueprintNear(axes, process.cwd());
    return { target, blueprint, close: async () => {}, disposable: false };
  }
  const project = projectAt(axes, process.cwd(), orUrl);
  // A misspelt id is told before anything is built.
  selected(checksFor(modelOf(nothing, project.blueprint)), flags.only ?? []);
  const { target, close } = await boot(axes, project, signal, step);
  return { target, blueprint: project.blueprint, close, disposable: true };
};

/** A vibe.json speaks for a server only where the server has all its resources. */
const fitting = (document: Document, blueprint: Blueprint | null): Blueprint | null => {
  const serves = ({ name }: { name: string }) => `/api/v1/${name}` in document.paths;
  return blueprint?.resources.every(serves) ? blueprint : null;
};

const print = (text: string): void => {
  process.stdout.write(text);
};

const list = (model: Model, { only = [], json: asJson }: CheckFlags): void => {
  const checks = selected(checksFor(model), only);
  if (asJson) {
    const shown = checks.map(({ id, group, clause, title }) => ({ id, group, clause, title }));
    print(json({ checks: shown }));
    return;
  }
  const width = Math.max(...checks.map(({ id }) => id.length));
  for (const [group, title] of Object.entries(groups)) {
    const own = checks.filter((check) => check.group === group);
    if (own.length === 0) continue;
    print(`\n${title}\n`);
    for (const { id, title, clause } of own) print(`  ${id.padEnd(width)}  ${title} (${clause})\n`);
  }
};

/** What can be listed without a server. */
const modelToList = async (axes: Axis[], flags: CheckFlags): Promise<Model> => {
  if (flags.url === undefined) {
    const { blueprint } = projectAt(axes, process.cwd(), orUrl);
    return modelOf(nothing, blueprint);
  }
  const document = await documentOf(await remoteTarget(flags.url, flags.iOwnThisServer === true));
  return modelOf(document, fitting(document, blueprintNear(axes, process.cwd())));
};

/** Checks a server against the contract, and reports. */
const run = async (axes: Axis[], flags: CheckFlags, signal: AbortSignal): Promise<void> => {
  const subject = await subjectOf(axes, flags, signal);
  try {
    const { target, blueprint, disposable } = subject;
    const document = await documentOf(target);
    const known = flags.url === undefined ? blueprint : fitting(document, blueprint);
    const model = modelOf(document, known);
    const checks = selected(checksFor(model), flags.only ?? []);
    const line = progress(checks.length, process.stderr);
    const began = Date.now();
    const options = { ...line, signal, disposable };
    const outcome = await runChecks(target, model, checks, options).finally(line.end);
    const facts = {
      ...outcome,
      version: toolVersion(),
      url: target.url,
      stack: known?.answers ?? null,
      duration_ms: Date.now() - began,
    };
    print(reports[flags.json ? 'json' : flags.report](facts));
    if (summaryOf(outcome.results).failed > 0) process.exitCode = 1;
  } finally {
    await subject.close();
  }
};

/** Lists the checks, or does them. */
export const check = async (
  axes: Axis[],
  flags: CheckFlags,
  signal: AbortSignal,
): Promise<void> => {
  if (flags.list) return list(await modelToList(axes, flags), flags);
  try {
    await run(axes, flags, signal);
  } catch (error) {
    throw signal.aborted ? new CliError('CANCELLED', 'Cancelled.', null, 130) : error;
  }
};
