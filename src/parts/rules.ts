import type { Answers } from '../blueprint/types.js';
import { combined } from './combined.js';
import type { Axis, Part } from './types.js';

/** The answered names of an axis: none, one, or several. */
export const namesIn = (answers: Answers, axis: Axis): string[] =>
  [answers[axis.name] ?? []].flat();

/** The parts that the answers choose, in the order of the axes, each with the variants that fit. */
export const chosenParts = (axes: Axis[], answers: Answers): Part[] => {
  const parts = axes.flatMap((axis) => {
    const chosen = axis.parts.filter((part) => namesIn(answers, axis).includes(part.name));
    return axis.shared && chosen.length > 0 ? [axis.shared, ...chosen] : chosen;
  });
  const there = new Set(parts.flatMap(provided));
  return parts.map((part) =>
    part.variants.filter(({ name }) => there.has(name)).reduce(combined, part),
  );
};

// An axis without a default may stay without an answer.
const openAxes = (axes: Axis[], answers: Answers): Axis[] =>
  axes.filter((axis) => axis.default !== undefined && namesIn(answers, axis).length === 0);

/** What a part cannot be without: of each list one. */
const needsOf = ({ needs = [], variants }: Part): string[][] => [
  ...needs.map((need) => [need]),
  ...(variants.length > 0 ? [variants.map(({ name }) => name)] : []),
];

interface Need {
  part: Part;
  need: string[];
}

const needed = (chosen: Part[]): Need[] =>
  chosen.flatMap((part) => needsOf(part).map((need) => ({ part, need })));

const meets = (part: Part, need: string[]): boolean =>
  need.some((one) => provided(part).includes(one));

const unmet = (chosen: Part[], open: Axis[]): Need | null => {
  const available = [...chosen, ...open.flatMap((axis) => axis.parts)];
  return needed(chosen).find(({ need }) => !available.some((part) => meets(part, need))) ?? null;
};

/** Two needs that only one question can meet, and no answer to it meets both. */
const rivals = (axes: Axis[], chosen: Part[]): [Need, Need] | null => {
  const isOnlyIn = (axis: Axis, need: string[]): boolean =>
    axes.every((other) => other.parts.some((part) => meets(part, need)) === (other === axis));
  for (const axis of axes.filter(({ multiple }) => !multiple)) {
    const needs = needed(chosen).filter(({ need }) => isOnlyIn(axis, need));
    for (const one of needs)
      for (const other of needs)
        if (!axis.parts.some((part) => meets(part, one.need) && meets(part, other.need)))
          return [one, other];
  }
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
  const chosen = chosenParts(axes, tried);
  const conflict = unmet(chosen, openAxes(axes, tried));
  if (conflict) return `${needText(conflict)}${whoMeets(axes, conflict)}`;
  const pair = rivals(axes, chosen);
  if (!pair) return `${part.label} does not fit the answers so far`;
  return pair.map(needText).join(', ');
};

const metBy = (axes: Axis[], { need }: Need): string =>
  axes
    .flatMap((axis) => axis.parts)
    .filter((part) => meets(part, need))
    .map(({ label }) => label)
    .join(' or ');

const whoMeets = (axes: Axis[], need: Need): string => {
  const able = metBy(axes, need);
  return able === '' ? '' : `: choose ${able}`;
};

const needText = ({ part, need }: Need): string => {
  const why = need.map((one) => part.because?.[one]).find(Boolean);
  return `${part.label} needs ${need.join(' or ')}${why ? ` (${why})` : ''}`;
};

/** The parts of an axis that the answers so far allow. */
export const allowedParts = (axes: Axis[], answers: Answers, axis: Axis): Part[] =>
  axis.parts.filter((part) => excludedReason(axes, answers, axis, part) === null);
