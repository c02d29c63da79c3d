import { checked } from '../blueprint/change/change.js';
import { nothingRenamed } from '../blueprint/change/renames.js';
import type { Answers, Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { nearest } from '../nearest.js';
import { excludedReason, namesIn } from '../parts/rules.js';
import type { Axis, Part } from '../parts/types.js';

const partOf = (axis: Axis, typed: string): Part => {
  const found = axis.parts.find(({ name }) => name === typed);
  if (found) return found;
  const names = axis.parts.map(({ name }) => name);
  const meant = nearest(typed, names);
  throw new CliError(
    'UNKNOWN_VALUE',
    `There is no ${axis.name} "${typed}".`,
    meant ? `Did you mean ${meant}?` : `Choices: ${names.join(', ')}.`,
  );
};

const unanswered = (answers: Answers, axis: Axis): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== axis.name));

const fresh = <T extends { name: string }>(known: T[], more: T[]): T[] => [
  ...known,
  ...more.filter(({ name }) => !known.some((one) => one.name === name)),
];

/** The blueprint with a part more, or in the place of another where an axis takes only one. */
export const withPart = (
  axes: Axis[],
  blueprint: Blueprint,
  axis: Axis,
  typed: string,
): Blueprint => {
  const part = partOf(axis, typed);
  const { answers, resources, relations } = blueprint;
  const chosen = namesIn(answers, axis);
  if (chosen.includes(part.name)) return blueprint;
  const reason = excludedReason(axes, unanswered(answers, axis), axis, part);
  if (reason) throw new CliError('EXCLUDED', `${reason}.`);
  const answer = axis.multiple ? [...chosen, part.name] : part.name;
  const changed = {
    ...blueprint,
    answers: { ...answers, [axis.name]: answer },
    resources: fresh(resources, part.resources ?? []),
    relations: fresh(relations, part.relations ?? []),
  };
  const taken = (part.resources ?? []).filter(({ name }) =>
    resources.some((one) => one.name === name),
  );
  const names = taken.map(({ name }) => name).join(' and ');
  const hint = names === '' ? null : `${part.label} brings ${names}: rename or remove yours first.`;
  return checked(changed, nothingRenamed, hint).blueprint;
};

/** The blueprint with a part less, of an axis that may stay without any. */
export const withoutPart = (blueprint: Blueprint, axis: Axis, typed: string): Blueprint => {
  const { name } = partOf(axis, typed);
  const { answers } = blueprint;
  const rest = namesIn(answers, axis).filter((chosen) => chosen !== name);
  const kept = unanswered(answers, axis);
  return { ...blueprint, answers: rest.length > 0 ? { ...kept, [axis.name]: rest } : kept };
};
