import { CliError } from '../../errors.js';
import { nearest } from '../../nearest.js';
import { checkBlueprint, type Finding } from '../check.js';
import { findResource } from '../resource-name.js';
import type { Blueprint, Resource } from '../types.js';
import { nothingRenamed, type Renames } from './renames.js';

/** A blueprint after a change. */
export interface Change {
  blueprint: Blueprint;
  renames: Renames;
}

/** Where a finding stands, in names: `tasks.title`. */
const placeOf = ({ path }: Finding, { resources, relations }: Blueprint): string => {
  const [list, index = 0, inner, at = 0] = path;
  if (list === 'relations') return relations[Number(index)]?.name ?? 'relations';
  const resource = resources[Number(index)];
  const field = inner === 'fields' ? resource?.fields[Number(at)] : undefined;
  return [resource?.name, field?.name].filter(Boolean).join('.');
};

/** The changed blueprint, unless something in it does not fit together. */
export const checked = (
  blueprint: Blueprint,
  renames: Renames = nothingRenamed,
  hint: string | null = null,
): Change => {
  const findings = checkBlueprint(blueprint);
  if (findings.length === 0) return { blueprint, renames };
  const lines = findings.map((finding) => `${placeOf(finding, blueprint)}: ${finding.message}`);
  throw new CliError('INVALID_CHANGE', `${[...new Set(lines)].join('\n')}`, hint);
};

const choices = (typed: string, known: string[]): string => {
  const meant = nearest(typed, known);
  return `${meant ? `Did you mean ${meant}? ` : ''}There are: ${known.join(', ') || 'none'}.`;
};

/** The resource of that name, or an error that offers the others. */
export const resourceIn = ({ resources }: Blueprint, typed: string): Resource => {
  const found = findResource(resources, typed);
  if (found) return found;
  throw new CliError(
    'NO_SUCH_RESOURCE',
    `There is no resource "${typed}".`,
    choices(
      typed,
      resources.map(({ name }) => name),
    ),
  );
};

/** The place of the field among those of its resource, or an error that offers the others. */
export const fieldAt = ({ name, fields }: Resource, typed: string): number => {
  const index = fields.findIndex((field) => field.name === typed);
  if (index >= 0) return index;
  throw new CliError(
    'NO_SUCH_FIELD',
    `"${name}" has no field "${typed}".`,
    choices(
      typed,
      fields.map((field) => field.name),
    ),
  );
};

/** The blueprint with another resource in the place of one. */
export const withResource = (
  blueprint: Blueprint,
  name: string,
  change: (resource: Resource) => Resource,
): Blueprint => ({
  ...blueprint,
  resources: blueprint.resources.map((one) => (one.name === name ? change(one) : one)),
});
