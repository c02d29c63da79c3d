import { checkbox, confirm, input, select } from '@inquirer/prompts';
import type { Answers } from '../blueprint/types.js';
import { cancelled } from '../errors.js';
import { isOpenQuestion } from '../parts/questions.js';
import { excludedReason } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';

/** Asks every open question in the order of the axes. */
export const askAnswers = async (
  axes: Axis[],
  given: Answers,
  signal: AbortSignal,
): Promise<Answers> => {
  let answers = given;
  for (const axis of axes)
    if (isOpenQuestion(axes, answers, axis))
      answers = { ...answers, [axis.name]: await askAxis(axes, answers, axis, signal) };
  return answers;
};

const askAxis = (
  axes: Axis[],
  answers: Answers,
  axis: Axis,
  signal: AbortSignal,
): Promise<string | string[]> => {
  const width = Math.max(...axis.parts.map((part) => part.label.length));
  const choices = axis.parts.map((part) => {
    const reason = excludedReason(axes, answers, axis, part);
    return {
      value: part.name,
      name: `${part.label.padEnd(width)}  ${part.hint}`,
      short: part.label,
      disabled: reason ? `(${reason})` : false,
    };
  });
  const message = axis.message;
  if (!axis.multiple) return select({ message, choices, default: axis.default }, { signal });
  const checked = choices.map((choice) => ({ ...choice, checked: choice.value === axis.default }));
  return checkbox({ message, choices: checked, required: true }, { signal });
};

/** Asks for the folder until it can hold a project. */
export const askDirectory = (
  suggestion: string,
  refusal: (directory: string) => string | null,
  signal: AbortSignal,
): Promise<string> =>
  input(
    {
      message: 'What is it called? (its folder)',
      default: suggestion,
      validate: (directory) => refusal(directory.trim()) ?? true,
    },
    { signal },
  ).then((directory) => directory.trim());

/** The last question; "no" cancels like Ctrl-C. */
export const askToGoOn = async (signal: AbortSignal): Promise<void> => {
  if (!(await confirm({ message: 'Create it?', default: true }, { signal }))) throw cancelled();
};
