import { relative } from 'node:path';
import type { Blueprint } from '../blueprint/types.js';
import { json as toJson } from '../json.js';
import type { Part } from '../parts/types.js';
import { commandsOf, taskOf } from '../plan/commands.js';
import type { PlannedFile } from '../plan/plan.js';
import type { GitResult } from '../project/finish.js';
import type { Target } from '../project/target.js';
import { paint } from '../terminal.js';
import { shellQuoted } from './command-line.js';

/** What a finished create has to tell. */
export interface Created {
  blueprint: Blueprint;
  target: Target;
  files: PlannedFile[];
  installed: boolean;
  git: GitResult;
  parts: Part[];
}

/** The one JSON document of a run that writes nothing. */
export const plannedReport = (
  files: PlannedFile[],
  target: Target,
  command: string,
  patch: string | null,
): string =>
  toJson({
    code: 'PLANNED',
    message: `${files.length} files would be made in ${target.path}.`,
    hint: command,
    directory: target.path,
    files: files.map(({ path, class: kind, unit }) => ({ path, class: kind, unit })),
    ...(patch !== null && { patch }),
  });

const nextSteps = ({ target, installed, parts }: Created): string[] => {
  const from = relative(process.cwd(), target.path);
  return [
    ...(from === '' ? [] : [`cd ${shellQuoted(from)}`]),
    ...(installed ? [] : [commandsOf(parts).install]),
    taskOf(parts, 'dev'),
  ];
};

/** What a create says at its end. */
export const createdReport = (made: Created, command: string, json: boolean): string => {
  const { blueprint, target, files, installed, git } = made;
  const message = `Created ${blueprint.name} in ${target.path}.`;
  const next = nextSteps(made);
  if (json)
    return toJson({
      code: 'CREATED',
      message,
      hint: `Next: ${next.join(' && ')}`,
      directory: target.path,
      answers: blueprint.answers,
      files: files.map(({ path }) => path),
      installed,
      git,
      command,
      next,
    });
  const staged = 'Git knows no name for you yet: run "git commit" once it does.\n';
  return [
    `${paint('green', '✔')} ${message}\n`,
    git === 'staged' ? staged : '',
    '\nNext:\n',
    ...next.map((line) => `  ${paint('cyan', line)}\n`),
    '\nThen open http://localhost:3000/docs. The same again:\n',
    `  ${command}\n`,
  ].join('');
};
