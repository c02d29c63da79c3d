import type { Field } from '../blueprint/types.js';
import { choices, fieldError } from './field-error.js';
import { type ModifierReference, modifierReference } from './reference.js';
import type { Part } from './split.js';

/** The modifier that a part of a field's word is, if it is one. */
export const modifierOf = ({ word, inner }: Part): ModifierReference | undefined =>
  inner === undefined ? modifierReference.find((one) => one.word === word) : undefined;

/** What modifiers say about a field, as signs and as words. */
export const modifiersIn = (parts: Part[], word: string): Partial<Field> => {
  const found = new Set<ModifierReference['key']>();
  for (const part of parts) {
    const named = modifierOf(part);
    if (named) found.add(named.key);
    else if (part.word !== '' || part.inner !== undefined) {
      const words = modifierReference.map((one) => one.word);
      const written = part.inner === undefined ? part.word : `${part.word}(${part.inner})`;
      throw fieldError(word, `there is no modifier "${written}"`, choices(part.word, words));
    }
    for (const { sign, key } of modifierReference)
      if (sign !== null && part.signs.includes(sign)) found.add(key);
  }
  return Object.fromEntries([...found].map((key) => [key, true]));
};
