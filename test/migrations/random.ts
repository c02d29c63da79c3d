import type { Renames } from '../../src/blueprint/change/renames.js';
import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import type { Backfill } from '../../src/migrations/draft.js';
import { field, ref } from './blueprints.js';
import { removeResource, renameResource } from './edits.js';
import { rowId } from './rows.js';

/** Numbers that look random and are the same for a seed. */
export const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What a random change needs besides, and whether it may lose values. */
export interface Edit {
  what: string;
  renames?: Partial<Renames>;
  backfill?: Backfill;
  dropTables?: boolean;
  loses?: boolean;
}

type Dice = () => number;
type Change = (blueprint: Blueprint, dice: Dice, step: number) => Edit | null;

const pick = <T>(items: T[], dice: Dice): T => items[Math.floor(dice() * items.length)] as T;

const values: Partial<Record<Field['type'], { text: string; value: Field['default'] }>> = {
  string: { text: "it's", value: 'new' },
  text: { text: '', value: '"x"' },
  integer: { text: '-7', value: 3 },
  number: { text: '0.5', value: -2.25 },
  money: { text: '19.9', value: 0 },
  boolean: { text: 'true', value: false },
  date: { text: '2026-01-01', value: '2020-02-29' },
  time: { text: '08:00:00', value: '23:59:59' },
  enum: { text: 'b', value: 'a' },
};

const ordinary = ({ type, readOnly }: Field): boolean => type !== 'ref' && !readOnly;

const someField = (
  { resources }: Blueprint,
  dice: Dice,
  fits: (field: Field) => boolean = ordinary,
): { resource: Resource; found: Field } | null => {
  const all = resources.flatMap((resource) =>
    resource.fields.filter(fits).map((found) => ({ resource, found })),
  );
  return all.length > 0 ? pick(all, dice) : null;
};

const addField: Change = ({ resources }, dice, step) => {
  const resource = pick(resources, dice);
  const type = pick(Object.keys(values) as Field['type'][], dice);
  const name = `${type}_${step}`;
  const bounded = type === 'integer' && dice() < 0.5;
  const made = field(name, type, {
    ...(type === 'enum' && { values: ['a', 'b', 'c'] }),
    ...(bounded && { min: -10, max: 10 }),
    ...(dice() < 0.4 && { default: values[type]?.value }),
    ...(dice() < 0.3 && type !== 'text' && { index: true }),
    ...(dice() < 0.5 && { required: true }),
  });
  resource.fields.push(made);
  const needs = made.required && made.default === undefined;
  return {
    what: `add ${resource.name}.${name}`,
    ...(needs && { backfill: { [resource.name]: { [name]: values[type]?.text ?? '' } } }),
  };
};

const addRef: Change = ({ resources }, dice, step) => {
  const [resource, to] = [pick(resources, dice), pick(resources, dice)];
  resource.fields.push(
    ref(`link_${step}_id`, to.name, { onDelete: pick(['cascade', 'restrict', 'set null'], dice) }),
  );
  return { what: `add ${resource.name}.link_${step}_id to ${to.name}` };
};

const removeField: Change = (blueprint, dice) => {
  const chosen = someField(blueprint, dice);
  if (!chosen) return null;
  const { resource, found } = chosen;
  resource.fields = resource.fields.filter((one) => one !== found);
  return { what: `remove ${resource.name}.${found.name}`, loses: true };
};

const renameField: Change = (blueprint, dice, step) => {
  const chosen = someField(blueprint, dice, ({ readOnly }) => !readOnly);
  if (!chosen) return null;
  const { resource, found } = chosen;
  const from = found.name;
  found.name = found.type === 'ref' ? `renamed_${step}_id` : `renamed_${step}`;
  if (resource.parent === from) resource.parent = found.name;
  return {
    what: `rename ${resource.name}.${from} to ${found.name}`,
    renames: { fields: { [resource.name]: { [from]: found.name } } },
  };
};

const swapFields: Change = ({ resources }, dice) => {
  const resource = pick(resources, dice);
  const [one, other] = resource.fields.filter(ordinary);
  if (!one || !other) return null;
  [one.name, other.name] = [other.name, one.name];
  return { what: `swap ${resource.name}.${one.name} and ${other.name}` };
};

const renameSomeResource: Change = (blueprint, dice, step) => {
  const { name } = pick(blueprint.resources, dice);
  renameResource(name, `things_${'abcdefgh'[step]}_rows`)(blueprint);
  return {
    what: `rename ${name}`,
    renames: { resources: { [name]: `things_${'abcdefgh'[step]}_rows` } },
  };
};

const wider: Partial<Record<Field['type'], Field['type'][]>> = {
  string: ['text'],
  integer: ['number', 'money', 'text'],
  number: ['text'],
  money: ['number', 'text'],
  boolean: ['text'],
  date: ['timestamp', 'text'],
  uuid: ['text'],
  json: ['text'],
  enum: ['text', 'string'],
};

const retype: Change = (blueprint, dice) => {
  const chosen = someField(
    blueprint,
    dice,
    (one) => ordinary(one) && one.type in wider && !one.unique,
  );
  if (!chosen) return null;
  const { found } = chosen;
  const [from, to] = [found.type, pick(wider[found.type] ?? [], dice)];
  for (const key of ['length', 'values', 'min', 'max', 'default'] as const) delete found[key];
  found.type = to;
  return { what: `${chosen.resource.name}.${found.name} from ${from} to ${to}` };
};

const toggleRequired: Change = (blueprint, dice) => {
  const chosen = someField(
    blueprint,
    dice,
    (one) =>
      ordinary(one) &&
      one.type in values &&
      one.default === undefined &&
      !one.values &&
      !one.unique,
  );
  if (!chosen) return null;
  const { resource, found } = chosen;
  found.required = !found.required;
  const text = values[found.type]?.text ?? '';
  return {
    what: `${resource.name}.${found.name} ${found.required ? 'required' : 'optional'}`,
    ...(found.required && { backfill: { [resource.name]: { [found.name]: text } } }),
  };
};

const toggleUnique: Change = (blueprint, dice) => {
  const chosen = someField(
    blueprint,
    dice,
    (one) => ordinary(one) && !['text', 'json'].includes(one.type),
  );
  if (!chosen) return null;
  chosen.found.unique = !chosen.found.unique;
  return { what: `unique ${chosen.found.unique} ${chosen.resource.name}.${chosen.found.name}` };
};

const changeBounds: Change = (blueprint, dice) => {
  const chosen = someField(
    blueprint,
    dice,
    ({ type, readOnly }) => type === 'integer' && !readOnly,
  );
  if (!chosen) return null;
  const { found } = chosen;
  found.min = dice() < 0.5 ? undefined : -Math.floor(dice() * 1e10 - 5e9) % 2147483000;
  found.max = undefined;
  return { what: `bounds of ${chosen.resource.name}.${found.name}` };
};

const changeValues: Change = (blueprint, dice, step) => {
  const chosen = someField(
    blueprint,
    dice,
    ({ type, default: initial }) => type === 'enum' && initial === undefined,
  );
  if (!chosen) return null;
  const { found } = chosen;
  const more = dice() < 0.7;
  found.values = more ? [...(found.values ?? []), `value_${step}`] : found.values?.slice(0, 1);
  return { what: `values of ${chosen.resource.name}.${found.name}` };
};

const changeOnDelete: Change = (blueprint, dice) => {
  const chosen = someField(blueprint, dice, ({ type, required }) => type === 'ref' && !required);
  if (!chosen) return null;
  chosen.found.onDelete = pick(['cascade', 'restrict', 'set null'], dice);
  return { what: `onDelete of ${chosen.resource.name}.${chosen.found.name}` };
};

const addResource: Change = ({ resources }, dice, step) => {
  const name = `extras_${'abcdefgh'[step]}`;
  const to = pick(resources, dice);
  resources.push({
    name,
    owner: pick(['user', 'author', 'admin'], dice),
    fields: [
      field('name', 'string', { unique: true }),
      ref('link_id', to.name, { required: true }),
    ],
  });
  return { what: `add ${name}` };
};

const removeSomeResource: Change = (blueprint, dice) => {
  const free = blueprint.resources.filter(
    ({ name }) => !blueprint.resources.some(({ fields }) => fields.some(({ to }) => to === name)),
  );
  if (free.length === 0) return null;
  const { name } = pick(free, dice);
  removeResource(name)(blueprint);
  const dropTables = dice() < 0.5;
  return {
    what: `remove ${name}${dropTables ? ' with its table' : ''}`,
    dropTables,
    loses: dropTables,
  };
};

const changeOwner: Change = ({ resources, relations }, dice) => {
  const free = resources.filter(
    ({ name, owner, fields }) =>
      ['admin', 'user', 'author'].includes(owner) &&
      !relations.some(({ parent, child }) => [parent, child].includes(name)) &&
      !fields.some(({ unique }) => unique),
  );
  if (free.length === 0) return null;
  const resource = pick(free, dice);
  const from = resource.owner;
  resource.owner = pick(['admin', 'user', 'author'], dice);
  delete resource.ownerField;
  return {
    what: `${resource.name} from ${from} to ${resource.owner}`,
    loses: resource.owner === 'admin',
    ...(from === 'admin' && { backfill: { [resource.name]: { user_id: rowId('users', 1) } } }),
  };
};

const toggleRelation: Change = (blueprint, dice, step) => {
  const { relations, resources } = blueprint;
  if (relations.length > 0 && dice() < 0.5) {
    blueprint.relations = [];
    return { what: 'remove the relations' };
  }
  const [one, other] = resources.filter(({ owner }) => owner === 'user');
  if (!one || !other) return null;
  relations.push({ name: `relation_${step}`, parent: one.name, child: other.name });
  return { what: `relation_${step} of ${one.name} and ${other.name}` };
};

/** All kinds of random changes. Each edits the blueprint, or answers null where it cannot. */
export const randomChanges: Change[] = [
  ...[addField, addField, addRef, removeField, renameField, swapFields, renameSomeResource, retype],
  ...[retype, toggleRequired, toggleUnique, changeBounds, changeValues, changeOnDelete],
  ...[addResource, removeSomeResource, changeOwner, toggleRelation],
];
