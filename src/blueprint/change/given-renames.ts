import { CliError } from '../../errors.js';
import type { Blueprint, Field, Resource } from '../types.js';
import { withResource } from './change.js';
import { renamesBetween } from './derive-renames.js';
import type { Renames } from './renames.js';

const refuse = (word: string, wrong: string): never => {
  throw new CliError(
    'INVALID_RENAME',
    `--rename ${word}: ${wrong}.`,
    'Write --rename old:new for a resource and --rename resource.old:new for a field, as they are and as vibe.json calls them now.',
  );
};

interface Word {
  text: string;
  resource: string | undefined;
  from: string;
  to: string;
}

const read = (text: string): Word => {
  const [, resource, from = '', to = ''] =
    /^(?:(\w+)\.)?(\w+):(?:\w+\.)?(\w+)$/.exec(text) ?? refuse(text, 'this cannot be read');
  return { text, resource, from, to };
};

const named = ({ resources }: Blueprint, name: string): Resource | undefined =>
  resources.find((resource) => resource.name === name);

const resourcesOf = (before: Blueprint, after: Blueprint, words: Word[]): Renames['resources'] => {
  const given = Object.fromEntries(words.map(({ from, to }) => [from, to]));
  for (const { text, from, to } of words) {
    if (!named(before, from)) refuse(text, `there was no resource "${from}"`);
    if (!named(after, to)) refuse(text, `vibe.json has no resource "${to}"`);
    if (named(before, to) && !given[to]) refuse(text, `"${to}" was there before`);
    if (named(after, from) && !words.some((word) => word.to === from))
      refuse(text, `vibe.json still has "${from}"`);
  }
  return given;
};

/** A word about a field: the id that it had, and the resource as it is called now. */
interface Given {
  text: string;
  name: string;
  id: string;
  from: string;
  to: string;
}

const givenOf = (
  before: Blueprint,
  after: Blueprint,
  { text, resource, from, to }: Word,
  given: Renames['resources'],
): Given => {
  const name = given[resource ?? ''] ?? resource ?? '';
  const old = before.resources.find((one) => (given[one.name] ?? one.name) === name);
  const was = old?.fields.find((field) => field.name === from);
  if (!was) return refuse(text, `there was no field "${from}" of "${resource}"`);
  if (!named(after, name)?.fields.some((field) => field.name === to))
    return refuse(text, `vibe.json has no field "${to}" of "${name}"`);
  return { text, name, id: was.id, from, to };
};

/** The blueprint where new fields have the ids of those that they were: all at once, two may swap. */
const withIds = (after: Blueprint, words: Given[]): Blueprint => {
  const idFor = (name: string, field: Field): string =>
    words.findLast((word) => word.name === name && word.to === field.name)?.id ?? field.id;
  const names = [...new Set(words.map(({ name }) => name))];
  const blueprint = names.reduce(
    (sofar, name) =>
      withResource(sofar, name, (one) => ({
        ...one,
        fields: one.fields.map((field) => ({ ...field, id: idFor(name, field) })),
      })),
    after,
  );
  for (const { text, name, id, from, to } of words)
    for (const field of named(blueprint, name)?.fields ?? [])
      if ((field.id === id) !== (field.name === to))
        refuse(text, `"${from}" is still there, or has another name already`);
  return blueprint;
};

/**
 * What `--rename` says about a vibe.json that was edited by hand: the blueprint, whose renamed fields
 * have their old ids, and all renames, those that ids tell too.
 */
export const withGivenRenames = (
  before: Blueprint,
  after: Blueprint,
  words: string[],
): { blueprint: Blueprint; renames: Renames } => {
  const all = words.map(read);
  const resources = resourcesOf(
    before,
    after,
    all.filter(({ resource }) => resource === undefined),
  );
  const fields = all
    .filter(({ resource }) => resource !== undefined)
    .map((word) => givenOf(before, after, word, resources));
  const blueprint = withIds(after, fields);
  return { blueprint, renames: renamesBetween(before, blueprint, resources) };
};
