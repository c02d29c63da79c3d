import { checkbox, input, select } from '@inquirer/prompts';
import { usersTable } from '../blueprint/access.js';
import { type OwnerWord, ownerWords } from '../blueprint/change/owner-words.js';
import type { Blueprint, Field } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { parseField } from '../grammar/parse.js';
import { modifierReference, type TypeReference, typeReference } from '../grammar/reference.js';

/** What a person has said about a new resource. */
export interface AskedResource {
  owner: string;
  parent?: string;
  fields: Field[];
}

type Targets = Parameters<typeof parseField>[1];

/** Why a word is no field, or true as prompts want it. */
const complaint = (word: string, targets: Targets): string | true => {
  try {
    parseField(word, targets);
    return true;
  } catch (error) {
    if (error instanceof CliError) return [error.message, error.hint].filter(Boolean).join(' ');
    throw error;
  }
};

const askArguments = async (
  { type, arguments: kind, examples }: TypeReference,
  targets: string[],
  signal: AbortSignal,
): Promise<string> => {
  if (kind === 'target') {
    const choices = [...targets, usersTable].map((value) => ({ value }));
    return `(${await select({ message: 'Which resource does it refer to?', choices }, { signal })})`;
  }
  if (kind !== 'values') return '';
  const message = `Its values, as ${/\((.+)\)/.exec(examples[0] ?? '')?.[1]}`;
  const validate = (typed: string) => complaint(`x:${type}(${typed})`, null);
  return `(${await input({ message, validate }, { signal })})`;
};

const askField = async (
  name: string,
  targets: NonNullable<Targets>,
  signal: AbortSignal,
): Promise<string> => {
  const width = Math.max(...typeReference.map(({ type }) => type.length));
  const types = typeReference.map((reference) => ({
    value: reference,
    name: `${reference.type.padEnd(width)}  ${reference.means}`,
    short: reference.type,
  }));
  const reference = await select({ message: `What is ${name}?`, choices: types }, { signal });
  const names = targets.map((target) => target.name);
  const given = await askArguments(reference, names, signal);
  const modifiers = await checkbox(
    {
      message: 'And?',
      choices: modifierReference.map(({ word, means }) => ({
        value: word,
        name: `${word}: ${means}`,
      })),
      validate: (chosen) =>
        complaint(
          `${name}:${reference.type}${given}${chosen.map(({ value }) => `:${value}`).join('')}`,
          targets,
        ),
    },
    { signal },
  );
  return `${name}:${reference.type}${given}${modifiers.map((word) => `:${word}`).join('')}`;
};

const askFields = async (targets: NonNullable<Targets>, signal: AbortSignal): Promise<Field[]> => {
  const fields: Field[] = [];
  for (;;) {
    const typed = await input(
      {
        message:
          fields.length === 0 ? 'A field (title, or title:string!)' : 'Another? (Enter ends)',
        validate: (word) => {
          if (word.trim() === '') return fields.length > 0 || 'Name at least one field.';
          if (fields.some(({ name }) => name === word.split(':')[0]?.trim()))
            return 'It is there already.';
          return complaint(word.trim(), targets);
        },
      },
      { signal },
    );
    const word = typed.trim();
    if (word === '') return fields;
    fields.push(
      parseField(/[:=!^]/.test(word) ? word : await askField(word, targets, signal), targets),
    );
  }
};

const askOwner = (known: string[], signal: AbortSignal): Promise<string> => {
  const choices = ownerWords
    .filter(({ word }) => word !== 'none' && (word !== 'parent' || known.length > 0))
    .map(({ word, means }: OwnerWord) => ({
      value: word,
      name: `${word.padEnd(6)}  ${means}`,
      short: word,
    }));
  return select({ message: 'Whose are its rows?', choices }, { signal });
};

/** Asks what a resource is, where the command line says nothing but its name. */
export const askResource = async (
  { resources }: Blueprint,
  given: { owner?: string; parent?: string },
  targets: NonNullable<Targets>,
  signal: AbortSignal,
): Promise<AskedResource> => {
  const parents = resources.filter(({ owner }) => owner === 'user' || owner === 'parent');
  const names = parents.map(({ name }) => name);
  const owner = given.owner ?? (given.parent ? 'parent' : await askOwner(names, signal));
  const asksParent = owner === 'parent' && given.parent === undefined;
  const parent = asksParent
    ? await select(
        { message: 'Which rows do they belong to?', choices: names.map((value) => ({ value })) },
        { signal },
      )
    : given.parent;
  const fields = await askFields(targets, signal);
  return { owner, ...(parent !== undefined && { parent }), fields };
};
