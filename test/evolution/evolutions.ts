import { addResource } from '../../src/blueprint/change/add-resource.js';
import { withGivenRenames } from '../../src/blueprint/change/given-renames.js';
import { addRelation, removeRelation } from '../../src/blueprint/change/relations.js';
import { removeField, removeResource } from '../../src/blueprint/change/remove.js';
import { renameField, renameResource } from '../../src/blueprint/change/rename.js';
import { nothingRenamed, type Renames } from '../../src/blueprint/change/renames.js';
import { suspectedRenames } from '../../src/blueprint/change/suspected-renames.js';
import { schemaUrl } from '../../src/blueprint/create.js';
import { resourceNameOf } from '../../src/blueprint/resource-name.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import type { OpenProject } from '../../src/commands/open-project.js';
import { withPart } from '../../src/commands/with-part.js';
import { parseFields } from '../../src/grammar/parse.js';
import type { Axis } from '../../src/parts/types.js';
import { editedByHand } from './by-hand.js';
import { below, type Dice, pick } from './dice.js';
import { fieldWords } from './field-words.js';
import { versionName } from './stacks.js';

/** What one evolution makes of a project; as the commands of src/commands/changes.ts and sync.ts do. */
export interface Evolving {
  /** As it would be typed. */
  what: string;
  intend(project: OpenProject): { blueprint: Blueprint; renames: Renames };
  /** Whether the same words again mean the same. */
  repeats?: boolean;
  /** The version of the tool that runs, where it is another one. */
  version?: string;
  /** vibe.json as somebody has edited it before. */
  edited?: string;
}

type Make = (dice: Dice, blueprint: Blueprint, axes: Axis[]) => Evolving;

const words = [
  ...['notes', 'invoices', 'people', 'news', 'order_items', 'companies', 'statuses', 'taskLists'],
  ...['comments', 'boxes', 'data_points', 'Tag', 'series', 'todo', 'cases', 'items', 'entry'],
];

const nameIn = (dice: Dice, { resources }: Blueprint): string =>
  resources.length > 0 ? pick(dice, resources).name : 'notes';

const fieldIn = (dice: Dice, { resources }: Blueprint, name: string): string => {
  const fields = resources.find((one) => one.name === name)?.fields ?? [];
  return fields.length > 0 ? pick(dice, fields).name : 'title';
};

const adding = (
  name: string,
  fields: string[],
  more: { owner?: string; parent?: string },
): Evolving => ({
  what: ['add resource', name, ...fields, ...Object.values(more)].join(' '),
  repeats: true,
  intend: ({ blueprint }) =>
    addResource(blueprint, {
      name,
      fields: parseFields(fields, [...blueprint.resources, resourceNameOf(name)]),
      ...more,
    }),
});

const addNew: Make = (dice, blueprint) => {
  const owner = pick(dice, ['user', 'user', 'user', 'admin', 'author', 'none']);
  const hasParent = blueprint.resources.length > 0 && dice() < 0.2;
  const more = hasParent ? { parent: nameIn(dice, blueprint) } : { owner };
  return adding(pick(dice, words), fieldWords(dice, blueprint, 5), more);
};

const changeFields: Make = (dice, blueprint) =>
  adding(nameIn(dice, blueprint), fieldWords(dice, blueprint, 2), {});

const relate: Make = (dice, blueprint) => {
  const [one, other] = [nameIn(dice, blueprint), nameIn(dice, blueprint)];
  return {
    what: `add relation ${one} ${other}`,
    repeats: true,
    intend: (project) => addRelation(project.blueprint, one, other),
  };
};

const unrelate: Make = (dice, { relations }) => {
  const name = relations.length > 0 ? pick(dice, relations).name : 'none';
  return {
    what: `remove relation ${name}`,
    intend: ({ blueprint }) => removeRelation(blueprint, name),
  };
};

const renameOne: Make = (dice, blueprint) => {
  const [from, to] = [nameIn(dice, blueprint), pick(dice, words)];
  return {
    what: `rename resource ${from} ${to}`,
    intend: (project) => renameResource(project.blueprint, from, to),
  };
};

const renameItsField: Make = (dice, blueprint) => {
  const name = nameIn(dice, blueprint);
  const from = fieldIn(dice, blueprint, name);
  const to = `${pick(dice, ['other', 'new_name', 'label'])}${from.endsWith('_id') ? '_id' : ''}`;
  return {
    what: `rename field ${name} ${from} ${to}`,
    intend: (project) => renameField(project.blueprint, name, from, to),
  };
};

const removeOne: Make = (dice, blueprint) => {
  const name = nameIn(dice, blueprint);
  return {
    what: `remove resource ${name}`,
    intend: (project) => removeResource(project.blueprint, name),
  };
};

const removeItsField: Make = (dice, blueprint) => {
  const name = nameIn(dice, blueprint);
  const field = fieldIn(dice, blueprint, name);
  return {
    what: `remove field ${name} ${field}`,
    intend: (project) => removeField(project.blueprint, name, field),
  };
};

const sync: Make = (dice, before) => ({
  what: 'sync',
  edited: editedByHand(dice, before),
  intend: ({ applied, blueprint }) => {
    // Half of those who are asked whether a thing is renamed say so.
    const suspected = dice() < 0.5 ? suspectedRenames(applied, blueprint) : [];
    return withGivenRenames(
      applied,
      blueprint,
      suspected.map(({ rename }) => rename),
    );
  },
});

const upgrade: Make = (dice) => {
  const version = versionName(below(dice, 7));
  return {
    what: `upgrade to ${version}`,
    version,
    intend: ({ blueprint }) => ({
      blueprint: { ...blueprint, $schema: schemaUrl(version), version },
      renames: nothingRenamed,
    }),
  };
};

const addPart =
  (name: string): Make =>
  (dice, blueprint, axes) => {
    const axis = axes.find((one) => one.name === name) as Axis;
    const fitting = axis.parts.filter(({ resources = [] }) =>
      resources.every(({ name }) => !blueprint.resources.some((one) => one.name === name)),
    );
    const part = pick(dice, fitting.length > 0 ? fitting : axis.parts).name;
    return {
      what: `add ${name} ${part}`,
      repeats: true,
      intend: (project) => ({
        blueprint: withPart(axes, project.blueprint, axis, part),
        renames: nothingRenamed,
      }),
    };
  };

/** All kinds of evolutions, the frequent ones several times. */
export const evolutions = {
  addNew,
  changeFields,
  relate,
  unrelate,
  renameOne,
  renameItsField,
  removeOne,
  removeItsField,
  sync,
  upgrade,
  addAppType: addPart('app-type'),
  addHost: addPart('host'),
  addOauth: addPart('oauth'),
} satisfies Record<string, Make>;

export type EvolutionKind = keyof typeof evolutions;
