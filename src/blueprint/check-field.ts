import { usersTable } from './access.js';
import type { Finding } from './check.js';
import { defaultLength } from './field-types.js';
import { isTriggerWord, refusedFieldName } from './reserved.js';
import type { Field, Resource } from './types.js';

type Add = (key: keyof Field, message: string) => void;

/** What is wrong with one field. */
export const checkField = (field: Field, resource: Resource, resources: Resource[]): Finding[] => {
  const findings: Finding[] = [];
  const add: Add = (key, message) => findings.push({ path: [key], message });
  const refused = refusedFieldName(field.name);
  if (refused) add('name', refused);
  if (field.length !== undefined && field.type !== 'string')
    add('length', 'only a string has a length');
  if (field.type === 'enum' && !field.values) add('values', 'an enum needs its values');
  if (field.values && field.type !== 'enum') add('values', 'only an enum has values');
  if (field.values && new Set(field.values).size < field.values.length)
    add('values', 'a value is there twice');
  if (field.type === 'ref') checkRef(field, resource, resources, add);
  else if (field.to ?? field.onDelete ?? field.counter)
    add('type', 'only a ref has "to", "onDelete" and "counter"');
  if (field.unique && ['text', 'json'].includes(field.type))
    add('unique', `a ${field.type} cannot be unique`);
  checkBounds(field, add);
  if (field.readOnly && field.required && field.default === undefined)
    add('readOnly', 'a required field that no client sets needs a default');
  const wrong = field.default === undefined ? null : wrongDefault(field, field.default);
  if (wrong) add('default', wrong);
  return findings;
};

const checkRef = (field: Field, resource: Resource, resources: Resource[], add: Add): void => {
  const target = resources.find(({ name }) => name === field.to);
  if (!target && field.to !== usersTable)
    add(
      'to',
      field.to
        ? `there is no resource "${field.to}"`
        : 'a ref needs "to", the resource it points to',
    );
  if (!field.name.endsWith('_id')) add('name', 'the name of a ref ends in _id');
  if (field.required && field.to === resource.name)
    add('required', 'a reference to the same resource must be optional');
  if (field.required && field.onDelete === 'set null')
    add('onDelete', 'a required ref cannot be set to null');
  if (field.counter && !target?.fields.some((one) => one.name === field.counter && counts(one)))
    add('counter', `"${field.counter}" must be a readOnly integer of "${field.to}" with default 0`);
  const word = field.counter && [field.counter, field.to ?? ''].find(isTriggerWord);
  if (word) add('counter', `"${word}" means something else where the database counts`);
};

const counts = ({ type, readOnly, default: initial }: Field): boolean =>
  type === 'integer' && readOnly === true && initial === 0;

const bounded = ['integer', 'number', 'money'];

const checkBounds = ({ type, min, max, default: initial }: Field, add: Add): void => {
  for (const [key, bound] of Object.entries({ min, max }) as ['min' | 'max', number | undefined][])
    if (bound !== undefined && !bounded.includes(type))
      add(key, 'only an integer, a number and money have bounds');
    else if (bound !== undefined && type === 'integer' && !Number.isInteger(bound))
      add(key, `${bound} is not a valid integer`);
  if (min !== undefined && max !== undefined && min > max) add('max', 'is less than "min"');
  if (typeof initial === 'number' && (initial < (min ?? initial) || initial > (max ?? initial)))
    add('default', `${initial} is out of bounds`);
};

type Default = NonNullable<Field['default']>;

const isCalendarDate = (value: Default): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(String(value));

const defaultChecks: Partial<Record<Field['type'], (value: Default, field: Field) => boolean>> = {
  string: (value, field) =>
    typeof value === 'string' && [...value].length <= (field.length ?? defaultLength),
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  number: (value) => typeof value === 'number',
  money: (value) => typeof value === 'number' && /^-?\d{1,10}(\.\d{1,2})?$/.test(String(value)),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && isCalendarDate(value),
  time: (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(String(value)),
  enum: (value, field) => (field.values ?? []).includes(String(value)),
};

const wrongDefault = (field: Field, value: Default): string | null => {
  const fits = defaultChecks[field.type];
  if (!fits) return `a ${field.type} cannot have a default`;
  return fits(value, field) ? null : `${JSON.stringify(value)} is not a valid ${field.type}`;
};
