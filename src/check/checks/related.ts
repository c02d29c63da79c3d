import type { Context, Need } from '../check.js';
import { expectNothing } from '../expect.js';
import { type Model, type ModelResource, needsOf } from '../model.js';
import type { Person } from '../people.js';
import { type Row, writerOf } from './subject.js';

/** The list of one resource under a row of another. */
export interface Related {
  name: string;
  parent: ModelResource;
  child: ModelResource;
  needs: Need[];
}

export const relatedOf = (model: Model): Related[] =>
  model.relations.flatMap((relation) => {
    const parent = model.resources.find(({ name }) => name === relation.parent);
    const child = model.resources.find(({ name }) => name === relation.child);
    if (!parent || !child) return [];
    const needs = [...new Set([...needsOf(model, parent), ...needsOf(model, child)])];
    return [{ name: `${parent.name}.${child.name}`, parent, child, needs }];
  });

export interface LinkedRows {
  person: Person;
  /** Of the list, below /api/v1. */
  path: string;
  /** In the order in which they were made. */
  rows: Row[];
}

/** Rows of the child, linked to a new row of the parent, and one that is not. */
export const linkedRows = async (
  context: Context,
  { parent, child }: Related,
  count: number,
): Promise<LinkedRows> => {
  const person = await writerOf(context, parent);
  const above = await context.rows.create(parent, person);
  await context.rows.create(child, person);
  const path = `${parent.path}/${above.id}${child.path}`;
  const rows: Row[] = [];
  for (let index = 0; index < count; index += 1) {
    const row = await context.rows.create(child, person);
    expectNothing(await person.api.put(`${path}/${row.id}`));
    rows.push(row);
  }
  return { person, path, rows };
};
