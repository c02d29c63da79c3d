import { CliError } from '../../errors.js';
import { fieldNameOf } from '../resource-name.js';
import type { Blueprint, Resource } from '../types.js';
import { type Change, checked, fieldAt, resourceIn, withResource } from './change.js';
import { nothingRenamed } from './renames.js';

const inUse = (message: string, hint: string): CliError => new CliError('IN_USE', message, hint);

/** Everything outside of some resources that names one of them. */
const referringTo = ({ resources, relations }: Blueprint, gone: string[]): string[] => [
  ...resources
    .filter(({ name }) => !gone.includes(name))
    .flatMap(({ name, checkout, fields }) => [
      ...fields.filter(({ to }) => to && gone.includes(to)).map((field) => `${name}.${field.name}`),
      ...(checkout && gone.includes(checkout) ? [`${name}, whose items they are`] : []),
    ]),
  ...relations
    .filter(({ parent, child }) => gone.includes(parent) || gone.includes(child))
    .map(({ name }) => `the relation ${name}`),
];

/** Takes resources away; refused while anything else names them. */
export const removeResource = (blueprint: Blueprint, ...typed: string[]): Change => {
  const gone = typed.map((one) => resourceIn(blueprint, one).name);
  const referring = referringTo(blueprint, gone);
  if (referring.length > 0)
    throw inUse(
      `${gone.map((name) => `"${name}"`).join(' and ')} cannot be removed, this needs ${
        gone.length > 1 ? 'them' : 'it'
      }: ${referring.join(', ')}.`,
      'Remove that first, or together: several resources may be named at once.',
    );
  const resources = blueprint.resources.filter(({ name }) => !gone.includes(name));
  return checked({ ...blueprint, resources });
};

/** What names a field of a resource, in sentences. */
const usesOf = ({ resources }: Blueprint, resource: Resource, field: string): string[] => [
  ...(resource.parent === field ? ['it leads to what the rows belong to'] : []),
  ...resources.flatMap(({ name, fields }) =>
    fields
      .filter(({ to, counter }) => to === resource.name && counter === field)
      .map((one) => `${name}.${one.name} counts in it`),
  ),
];

/** What of a blueprint does not fit together, or null. */
const misfitOf = (blueprint: Blueprint): string | null => {
  try {
    checked(blueprint);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

/** Takes a field away; refused where its resource or another one cannot be without it. */
export const removeField = (blueprint: Blueprint, typed: string, typedField: string): Change => {
  const resource = resourceIn(blueprint, typed);
  const field = fieldNameOf(typedField);
  const index = fieldAt(resource, field);
  const without = withResource(blueprint, resource.name, (one) => ({
    ...one,
    fields: one.fields.filter((_, at) => at !== index),
  }));
  const uses = usesOf(blueprint, resource, field);
  const misfit = uses.length > 0 ? uses.join(', ') : misfitOf(without);
  if (misfit !== null)
    throw inUse(
      `"${field}" of "${resource.name}" cannot be removed: ${misfit}.`,
      'Change or remove what needs it first.',
    );
  return { blueprint: without, renames: nothingRenamed };
};
