import type { Answers } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { nearest } from '../nearest.js';
import { choiceNames, isOpenQuestion, isOptional, nothing, presetsOf } from '../parts/questions.js';
import { allowedParts, complete, excludedReason, namesIn } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';

/** The option of an axis as commander hands it over: `app-type` → `appType`. */
const optionKey = (axis: Axis): string =>
  axis.name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The answers that the command line gives; a value that no part has is refused. */
export const answersFromFlags = (axes: Axis[], flags: Record<string, unknown>): Answers => {
  const answers: Answers = {};
  for (const axis of axes) {
    const value = flags[optionKey(axis)];
    if (typeof value !== 'string') continue;
    const preset = presetsOf(axis).find(({ name }) => name === value);
    Object.assign(answers, preset?.answers ?? { [axis.name]: answerOf(axis, value) });
  }
  return answers;
};

const answerOf = (axis: Axis, value: string): string | string[] => {
  if (isOptional(axis) && value === nothing) return [];
  const names = axis.multiple ? value.split(',').map((name) => name.trim()) : [value];
  for (const name of names) refuseUnknown(axis, name);
  return axis.multiple ? [...new Set(names)] : value;
};

const refuseUnknown = (axis: Axis, name: string): void => {
  const known = choiceNames(axis);
  if (axis.parts.some((part) => part.name === name)) return;
  const meant = nearest(name, known);
  throw new CliError(
    'UNKNOWN_VALUE',
    `"${name}" is not a choice of --${axis.name}.`,
    `${meant ? `Did you mean ${meant}? ` : ''}Choices: ${known.join(', ')}.`,
  );
};

/** Throws at the first answer that does not fit the ones before it. */
export const refuseMisfits = (axes: Axis[], answers: Answers): void => {
  let sofar: Answers = {};
  for (const axis of axes) {
    for (const name of namesIn(answers, axis)) refuseMisfit(axes, sofar, axis, name);
    const answer = answers[axis.name];
    if (answer !== undefined) sofar = { ...sofar, [axis.name]: answer };
  }
};

const refuseMisfit = (axes: Axis[], sofar: Answers, axis: Axis, name: string): void => {
  const part = axis.parts.find((candidate) => candidate.name === name);
  const reason = part && excludedReason(axes, sofar, axis, part);
  if (!reason) return;
  const hints = [
    choices(axes, sofar, axis, 'With them'),
    ...axes.map((other) => {
      const { [other.name]: given, ...rest } = sofar;
      const kept = `With --${axis.name} ${name}`;
      return given ? choices(axes, { ...rest, [axis.name]: name }, other, kept) : '';
    }),
  ].filter(Boolean);
  throw new CliError(
    'REFUSED_COMBINATION',
    `--${axis.name} ${name} does not fit the other answers: ${reason}.`,
    hints.join(' ') || null,
  );
};

const choices = (axes: Axis[], answers: Answers, axis: Axis, when: string): string => {
  const open = allowedParts(axes, answers, axis).map((choice) => choice.name);
  return open.length > 0 ? `${when}, --${axis.name} can be ${open.join(', ')}.` : '';
};

/** Fills every open answer with a default that fits. */
export const withDefaults = (axes: Axis[], answers: Answers): Answers => {
  const filled = complete(axes, answers);
  if (!filled) throw new CliError('REFUSED_COMBINATION', 'These answers do not fit together.');
  return filled;
};

/** Without a terminal nothing can be asked: names the first flag that is missing. */
export const refuseOpenQuestions = (axes: Axis[], answers: Answers): void => {
  for (const axis of axes)
    if (!isOptional(axis) && isOpenQuestion(axes, answers, axis))
      throw new CliError(
        'MISSING_ANSWER',
        `Missing --${axis.name}: ${axis.message}`,
        `Choices: ${choiceNames(axis).join(', ')}. Or take all defaults with --yes.`,
      );
};
