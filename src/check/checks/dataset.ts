import type { Context } from '../check.js';
import type { Client } from '../client.js';
import { expectList } from '../expect.js';
import type { ModelField, ModelResource } from '../model.js';
import type { Person } from '../people.js';
import { operatorsOf, parameterOf } from '../values/operators.js';
import { rowCount, variedValue } from '../values/varied.js';
import { isPrivate, type Row } from './subject.js';

/** Rows that differ, which the checks of lists share and do not change. */
export interface Dataset {
  person: Person;
  /** As they were made, the oldest first. */
  rows: Row[];
  /** The part of a query that leaves out the rows of others. */
  scope: string;
}

/** Everything that a list shows of a resource, the server's own fields too. */
export const listFields = ({ fields, ownerField }: ModelResource): ModelField[] => {
  const own = (name: string, type: 'uuid' | 'timestamp'): ModelField => ({
    name,
    type,
    required: true,
    nullable: false,
    hasDefault: true,
    readOnly: true,
    unique: false,
  });
  return [
    own('id', 'uuid'),
    ...(ownerField ? [own(ownerField, 'uuid')] : []),
    ...fields,
    own('created_at', 'timestamp'),
    own('updated_at', 'timestamp'),
  ];
};

/** Every filter that the list of a resource has, by parameter; a field's own name wins. */
export const filtersOf = (
  resource: ModelResource,
): Map<string, { field: ModelField; operator: string }> => {
  const each = listFields(resource).flatMap((field) =>
    operatorsOf(field.type).map((operator) => ({ field, operator })),
  );
  const named = (wanted: boolean) =>
    each
      .filter(({ operator }) => (operator === 'eq') === wanted)
      .map((filter) => [parameterOf(filter.field.name, filter.operator), filter] as const);
  return new Map([...named(false), ...named(true)]);
};

const targetsOf = async (
  context: Context,
  field: ModelField,
  person: Person,
  count: number,
): Promise<string[]> => {
  const target = context.model.resources.find(({ name }) => name === field.to);
  const ids: string[] = [];
  for (let index = 0; index < (field.unique ? count : 2); index += 1)
    if (target) {
      const maker = target.owner === 'admin' ? await context.admin() : person;
      ids.push((await context.rows.create(target, maker)).id);
    } else ids.push((await context.person(`target ${index}`)).user.id);
  return ids;
};

const countOf = ({ kind, fields }: ModelResource): number => {
  if (kind === 'checkout' || kind === 'record') return 4;
  return fields.some(({ type, unique }) => type === 'ref' && unique) ? 5 : rowCount;
};

const make = async (context: Context, resource: ModelResource): Promise<Dataset> => {
  const person =
    resource.owner === 'admin'
      ? await context.admin()
      : await context.person(`lists of ${resource.name}`);
  const count = countOf(resource);
  const writable =
    resource.kind === 'crud' || resource.kind === 'action'
      ? resource.fields.filter(({ readOnly }) => !readOnly)
      : [];
  const targets = new Map<string, string[]>();
  for (const field of writable.filter(({ type }) => type === 'ref'))
    targets.set(field.name, await targetsOf(context, field, person, count));
  const mark = Math.random().toString(36).slice(2, 6);
  const chosen = (field: ModelField, position: number, row: number): unknown => {
    const ids = targets.get(field.name);
    if (!ids) return variedValue(field, position, row, mark);
    return field.nullable && row % 3 === 2 ? null : ids[row % ids.length];
  };
  const ids: string[] = [];
  for (let row = 0; row < count; row += 1) {
    const given = writable.map((field, at) => [field.name, chosen(field, at, row)] as const);
    const overrides = Object.fromEntries(given.filter(([, value]) => value !== undefined));
    ids.push((await context.rows.create(resource, person, overrides)).id);
    // So that no two rows share a millisecond.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const pointsToItself = resource.fields.some(({ to }) => to === resource.name);
  const scope = isPrivate(resource) && !pointsToItself ? '' : `id_in=${ids.join(',')}&`;
  const listed = expectList(await person.api.get(`${resource.path}?${scope}limit=100`));
  return { person, scope, rows: ids.map((id) => listed.find((row) => row.id === id)) };
};

/** The rows of a resource to list, made once a run. */
export const datasetOf = (context: Context, resource: ModelResource): Promise<Dataset> =>
  context.once(`lists of ${resource.name}`, () => make(context, resource));

export const idsOf = (rows: Row[]): string[] => rows.map(({ id }) => id);

/** The rows that a query finds among those of the dataset. */
export const listed = async (
  api: Client,
  { path }: ModelResource,
  { scope }: Dataset,
  query: string,
): Promise<Row[]> => {
  const among = /(^|&)id_in=/.test(query) ? '' : scope;
  return expectList(await api.get(`${path}?${among}${query}`), query);
};
