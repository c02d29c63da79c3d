import { checkbox, confirm, input, select } from '@inquirer/prompts';
import type { Answers } from '../blueprint/types.js';
import { cancelled } from '../errors.js';
import { isOpenQuestion, isOptional, presetsOf } from '../parts/questions.js';
import { complete, excludedReason } from '../parts/rules.js';
import type { Axis, Part, Preset } from '../parts/types.js';

/** Asks every open question in the order of the axes. */
export const askAnswers = async (
  axes: Axis[],
  given: Answers,
  signal: AbortSignal,
): Promise<Answers> => {
  let answers = given;
  for (const axis of axes)
    if (isOpenQuestion(axes, answers, axis))
      answers = { ...answers, ...(await askAxis(axes, answers, axis, signal)) };
  return answers;
};

const askAxis = async (
  axes: Axis[],
  answers: Answers,
  axis: Axis,
  signal: AbortSignal,
): Promise<Answers> => {
  const presets = presetsOf(axis);
  const width = Math.max(...[...axis.parts, ...presets].map(({ label }) => label.length));
  const choice = ({ name, label, hint }: Preset | Part, reason: string | null) => ({
    value: name,
    name: `${label.padEnd(width)}  ${hint}`,
    short: label,
    disabled: reason ? `(${reason})` : false,
  });
  const choices = [
    ...axis.parts.map((part) => choice(part, excludedReason(axes, answers, axis, part))),
    ...presets.map((preset) => {
      const fits = complete(axes, { ...answers, ...preset.answers });
      return choice(preset, fits ? null : 'does not fit the answers so far');
    }),
  ];
  const message = axis.message;
  if (axis.multiple) {
    const checked = choices.map((one) => ({ ...one, checked: one.value === axis.default }));
    const required = !isOptional(axis);
    return { [axis.name]: await checkbox({ message, choices: checked, required }, { signal }) };
  }
  const name = await select({ message, choices, default: axis.default }, { signal });
  return presets.find((preset) => preset.name === name)?.answers ?? { [axis.name]: name };
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
