import { CliError } from '../../errors.js';
import { checkBlueprint } from '../check.js';
import { namesOf } from '../naming.js';
import { fieldNameOf, findResource } from '../resource-name.js';
import type { Blueprint, Relation, Resource } from '../types.js';
import { type Change, checked, resourceIn } from './change.js';
import { nothingRenamed } from './renames.js';

const singularOf = ({ name, singular }: Resource): string => namesOf(name, singular).singular;

const longest = 40;

/** The relation by a name that no table and no type has: `task_project`, else `task_project_link`. */
const named = (blueprint: Blueprint, wanted: string, ends: Omit<Relation, 'name'>): Relation => {
  const at = blueprint.relations.length;
  const cut = (tail: string): string =>
    `${wanted.slice(0, longest - tail.length).replace(/_$/, '')}${tail}`;
  const candidates = ['', '_link', '_link_2', '_link_3'].map((tail) => ({
    name: cut(tail),
    ...ends,
  }));
  const isFree = (relation: Relation): boolean =>
    checkBlueprint({ ...blueprint, relations: [...blueprint.relations, relation] }).every(
      ({ path: [list, index, key] }) => list !== 'relations' || index !== at || key !== 'name',
    );
  return candidates.find(isFree) ?? { name: wanted, ...ends };
};

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
  const relation = named(blueprint, `${singularOf(child)}_${singularOf(parent)}`, {
    parent: parent.name,
    child: child.name,
  });
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
