import { CliError } from '../../errors.js';
import { namesOf } from '../naming.js';
import { fieldNameOf, findResource } from '../resource-name.js';
import type { Blueprint, Relation, Resource } from '../types.js';
import { type Change, checked, resourceIn } from './change.js';
import { nothingRenamed } from './renames.js';

const singularOf = ({ name, singular }: Resource): string => namesOf(name, singular).singular;

/** A name that no table and no type has: `task_project`, where that is taken `task_project_link`. */
const freeName = ({ resources, relations }: Blueprint, wanted: string): string =>
  relations.some(({ name }) => name === wanted) ||
  resources.some((resource) => resource.name === wanted || singularOf(resource) === wanted)
    ? `${wanted}_link`
    : wanted;

/** Joins two resources many to many, served below the parent; where they are joined, nothing changes. */
export const addRelation = (
  blueprint: Blueprint,
  typedParent: string,
  typedChild: string,
): Change => {
  const parent = resourceIn(blueprint, typedParent);
  const child = resourceIn(blueprint, typedChild);
  const ends = [parent.name, child.name];
  const known = blueprint.relations.find(
    (one) => ends.includes(one.parent) && ends.includes(one.child),
  );
  if (known?.parent === parent.name && known.child === child.name)
    return { blueprint, renames: nothingRenamed };
  if (known)
    throw new CliError(
      'NAME_TAKEN',
      `"${known.parent}" and "${known.child}" are joined by ${known.name} already, the other way round.`,
      'It is served as /parent/:id/child: remove it first to turn it round.',
    );
  const name = freeName(blueprint, `${singularOf(child)}_${singularOf(parent)}`);
  const relation: Relation = { name, parent: parent.name, child: child.name };
  return checked({ ...blueprint, relations: [...blueprint.relations, relation] });
};

const isBetween = ({ resources }: Blueprint, relation: Relation, typed: string[]): boolean => {
  const names = typed.map((word) => findResource(resources, word)?.name);
  return names.includes(relation.parent) && names.includes(relation.child);
};

/** Takes a relation away, found by its name or by both resources. */
export const removeRelation = (blueprint: Blueprint, ...typed: string[]): Change => {
  const [word = ''] = typed;
  const found = blueprint.relations.find((relation) =>
    typed.length === 1
      ? relation.name === fieldNameOf(word)
      : isBetween(blueprint, relation, typed),
  );
  if (!found)
    throw new CliError(
      'NO_SUCH_RELATION',
      `There is no relation ${typed.map((one) => `"${one}"`).join(' – ')}.`,
      `There are: ${blueprint.relations.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  const relations = blueprint.relations.filter((relation) => relation !== found);
  return checked({ ...blueprint, relations });
};
