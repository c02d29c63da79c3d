import type { Answers } from '../blueprint/types.js';
import type { Axis, Part } from './types.js';

/** The answered names of an axis: none, one, or several. */
export const namesIn = (answers: Answers, axis: Axis): string[] =>
  [answers[axis.name] ?? []].flat();

/** The parts that the answers choose, in the order of the axes. */
export const chosenParts = (axes: Axis[], answers: Answers): Part[] =>
  axes.flatMap((axis) => axis.parts.filter((part) => namesIn(answers, axis).includes(part.name)));

const openAxes = (axes: Axis[], answers: Answers): Axis[] =>
  axes.filter((axis) => namesIn(answers, axis).length === 0);

const unmet = (chosen: Part[], open: Axis[]): { part: Part; need: string } | null => {
  const available = new Set([...chosen, ...open.flatMap((axis) => axis.parts)].flatMap(provided));
  for (const part of chosen)
    for (const need of part.needs ?? []) if (!available.has(need)) return { part, need };
  return null;
};

const provided = (part: Part): string[] => part.provides ?? [];

/** Fills what is open with the first choices that fit, defaults first; null where nothing fits. */
export const complete = (axes: Axis[], answers: Answers): Answers | null => {
  const open = openAxes(axes, answers);
  if (unmet(chosenParts(axes, answers), open)) return null;
  const [axis] = open;
  if (!axis) return answers;
  const byDefault = axis.parts.toSorted(
    (a, b) => Number(b.name === axis.default) - Number(a.name === axis.default),
  );
  for (const part of byDefault) {
    const found = complete(axes, withAnswer(answers, axis, part.name));
    if (found) return found;
  }
  return null;
};

const withAnswer = (answers: Answers, axis: Axis, name: string): Answers => ({
  ...answers,
  [axis.name]: axis.multiple ? [name] : name,
});

/** Why a part cannot join the answers so far, with what to choose instead; null where it can. */
export const excludedReason = (
  axes: Axis[],
  answers: Answers,
  axis: Axis,
  part: Part,
): string | null => {
  const tried = withAnswer(answers, axis, part.name);
  if (complete(axes, tried)) return null;
  const conflict = unmet(chosenParts(axes, tried), openAxes(axes, tried));
  if (!conflict) return `${part.label} does not fit the answers so far`;
  const able = axes
    .flatMap((other) => other.parts)
    .filter((other) => provided(other).includes(conflict.need));
  const instead =
    able.length > 0 ? `: choose ${able.map((other) => other.label).join(' or ')}` : '';
  return `${conflict.part.label} needs ${conflict.need}${instead}`;
};

/** The parts of an axis that the answers so far allow. */
export const allowedParts = (axes: Axis[], answers: Answers, axis: Axis): Part[] =>
  axis.parts.filter((part) => excludedReason(axes, answers, axis, part) === null);
