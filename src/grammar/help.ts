import { fieldForm, modifierReference, shellNote, typeReference } from './reference.js';

const columns = (rows: string[][]): string => {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', ...rest]) => `  ${first.padEnd(width)}  ${rest}`).join('\n');
};

/** The grammar as a page of help. */
export const fieldsHelp: string = [
  `A field is one word: ${fieldForm}`,
  'The name alone is a string; project_id alone refers to projects, where there are any.',
  `\nTypes:\n${columns(
    typeReference.map(({ type, aliases, means }) => [[type, ...aliases].join(', '), means]),
  )}`,
  `\nModifiers:\n${columns(
    modifierReference.map(({ sign, word, means }) => [
      [...(sign ? [sign] : []), `:${word}`].join(' or '),
      means,
    ]),
  )}`,
  `\n${shellNote}`,
  `\nExamples:\n${columns(typeReference.flatMap(({ examples }) => examples.map((one) => [one])))}`,
].join('\n');
