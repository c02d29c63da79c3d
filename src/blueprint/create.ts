import { chosenParts } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import type { Answers, Blueprint } from './types.js';

/** Where editors find the JSON Schema of vibe.json. */
export const schemaUrl = (version: string): string =>
  `https://cdn.jsdelivr.net/npm/create-vibe-backend@${version}/schema/vibe.schema.json`;

/** The blueprint of a new backend: its answers and what their app types bring. */
export const blueprintOf = (
  axes: Axis[],
  version: string,
  name: string,
  answers: Answers,
): Blueprint => {
  const parts = chosenParts(axes, answers);
  return {
    $schema: schemaUrl(version),
    version,
    name,
    answers: Object.fromEntries(
      axes.flatMap(({ name: axis }) => {
        const answer = answers[axis] ?? [];
        return answer.length === 0 ? [] : [[axis, answer]];
      }),
    ),
    resources: parts.flatMap((part) => part.resources ?? []),
    relations: parts.flatMap((part) => part.relations ?? []),
  };
};
