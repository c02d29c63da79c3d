import { CliError } from '../../errors.js';
import type { Blueprint, Resource } from '../types.js';
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

/** The blueprint where the new field has the id of the one that it was. */
const withId = (
  before: Blueprint,
  after: Blueprint,
  { text, resource, from, to }: Word,
  given: Renames['resources'],
): Blueprint => {
  const name = given[resource ?? ''] ?? resource ?? '';
  const old = before.resources.find((one) => (given[one.name] ?? one.name) === name);
  const was = old?.fields.find((field) => field.name === from);
  const fields = named(after, name)?.fields ?? [];
  const is = fields.find((field) => field.name === to);
  if (!was) return refuse(text, `there was no field "${from}" of "${resource}"`);
  if (!is) return refuse(text, `vibe.json has no field "${to}" of "${name}"`);
  if (fields.some(({ id, name: other }) => id === was.id && other !== to))
    return refuse(text, `"${from}" is still there, or has another name already`);
  return withResource(after, name, (one) => ({
    ...one,
    fields: one.fields.map((field) => (field.name === to ? { ...field, id: was.id } : field)),
  }));
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
  const blueprint = all
    .filter(({ resource }) => resource !== undefined)
    .reduce((sofar, word) => withId(before, sofar, word, resources), after);
  return { blueprint, renames: renamesBetween(before, blueprint, resources) };
};
