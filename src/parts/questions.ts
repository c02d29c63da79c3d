import type { Answers } from '../blueprint/types.js';
import { allowedParts } from './rules.js';
import type { Axis, Preset } from './types.js';

/** What chooses nothing on the command line, where a question may stay without an answer. */
export const nothing = 'none';

/** Whether nothing may be chosen. */
export const isOptional = (axis: Axis): boolean => axis.default === undefined;

export const presetsOf = ({ presets = [] }: Axis): Preset[] => presets;

/** Whether what is chosen brings resources, which a vibe.json has of its own. */
export const bringsResources = ({ parts }: Axis): boolean =>
  parts.some(({ resources }) => resources !== undefined);

/** Every word that answers a question. */
export const choiceNames = (axis: Axis): string[] => [
  ...[...axis.parts, ...presetsOf(axis)].map(({ name }) => name),
  ...(isOptional(axis) ? [nothing] : []),
];

/** Whether an axis must be put to the user: unanswered, and with something to choose. */
export const isOpenQuestion = (axes: Axis[], answers: Answers, axis: Axis): boolean => {
  if (axis.ask === 'never' || answers[axis.name] !== undefined) return false;
  return axis.ask === 'always' || allowedParts(axes, answers, axis).length > 1;
};
