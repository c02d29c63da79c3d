import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { parseFields } from '../../src/grammar/parse.js';
import { below, type Dice, pick } from './dice.js';
import { fieldWords } from './field-words.js';

type Edit = (dice: Dice, blueprint: Blueprint) => void;

/** The fields that words describe; none where they cannot be read. */
const readable = (words: string[], { resources }: Blueprint): Field[] => {
  try {
    return parseFields(words, resources);
  } catch {
    return [];
  }
};

const someResource = (dice: Dice, { resources }: Blueprint): Resource => pick(dice, resources);

const someField = (dice: Dice, resource: Resource): Field => pick(dice, resource.fields);

const shuffle = <T>(dice: Dice, items: T[]): void => {
  items.push(...items.splice(below(dice, items.length), 1));
};

/** What people write into a vibe.json; not all of it can be built. */
const edits: Edit[] = [
  (dice, blueprint) => {
    const resource = someResource(dice, blueprint);
    const [field] = readable(fieldWords(dice, blueprint, 1), blueprint);
    if (field) resource.fields.splice(below(dice, resource.fields.length + 1), 0, field);
  },
  (dice, blueprint) => {
    const field = someField(dice, someResource(dice, blueprint));
    field.name =
      field.type === 'ref' ? `by_hand_${below(dice, 9)}_id` : `by_hand_${below(dice, 9)}`;
  },
  (dice, blueprint) => shuffle(dice, someResource(dice, blueprint).fields),
  (dice, blueprint) => shuffle(dice, blueprint.resources),
  (dice, blueprint) => {
    someResource(dice, blueprint).fields.splice(below(dice, 5), 1);
  },
  (dice, blueprint) => {
    const field = someField(dice, someResource(dice, blueprint));
    const key = pick(dice, ['required', 'unique', 'index', 'readOnly'] as const);
    if (field[key]) delete field[key];
    else field[key] = true;
  },
  (dice, blueprint) => {
    const [one, other] = someResource(dice, blueprint).fields;
    if (one && other) [one.name, other.name] = [other.name, one.name];
  },
  (dice, blueprint) => {
    someResource(dice, blueprint).owner = pick(dice, ['user', 'author', 'admin'] as const);
  },
  (dice, blueprint) => {
    blueprint.name = pick(dice, ['my-app', 'other-app', 'third']);
  },
  (dice, blueprint) => {
    blueprint.relations.splice(below(dice, 2), 1);
  },
];

/** How people leave a vibe.json. */
const written = (dice: Dice, blueprint: Blueprint): string =>
  pick(dice, [
    `${JSON.stringify(blueprint, null, 2)}\n`,
    `${JSON.stringify(blueprint, null, 2)}\n`,
    JSON.stringify(blueprint, null, 4),
    `${JSON.stringify(blueprint, null, '\t')}\n`.replaceAll('\n', '\r\n'),
  ]);

/** The text of a vibe.json after somebody was at it. */
export const editedByHand = (dice: Dice, blueprint: Blueprint): string => {
  const edited = structuredClone(blueprint);
  for (let count = 1 + below(dice, 2); count > 0; count -= 1)
    if (edited.resources.every(({ fields }) => fields.length > 0) && edited.resources.length > 0)
      pick(dice, edits)(dice, edited);
  return written(dice, edited);
};
