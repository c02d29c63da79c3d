import type { Answers } from '../blueprint/types.js';
import { bringsResources } from '../parts/questions.js';
import { namesIn } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import type { CreateFlags } from './create.js';

/** The same run as one command, with the version pinned. */
export const commandLine = (
  axes: Axis[],
  version: string,
  directory: string,
  answers: Answers,
  flags: CreateFlags,
): string => {
  const asked = axes.filter((axis) => axis.ask !== 'never' && namesIn(answers, axis).length > 0);
  const given = flags.from ? asked.filter((axis) => !bringsResources(axis)) : asked;
  return [
    `npx create-vibe-backend@${version}`,
    shellQuoted(directory),
    ...(flags.from ? [`--from ${shellQuoted(flags.from)}`] : []),
    ...given.map((axis) => `--${axis.name} ${namesIn(answers, axis).join(',')}`),
    ...(flags.install ? [] : ['--no-install']),
    ...(flags.git ? [] : ['--no-git']),
    '--yes',
  ].join(' ');
};

/** Text as one word of a shell. */
export const shellQuoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
