import { z } from 'zod';
import { isOptional } from '../parts/questions.js';
import type { Axis } from '../parts/types.js';
import { checkBlueprint } from './check.js';
import { enumLength, fieldTypes, onDeleteRules } from './field-types.js';
import { type Blueprint, owners } from './types.js';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'use lower-case words joined by _')
  .max(40);

const fieldSchema = z
  .strictObject({
    id: name.describe('Stays the same when the field is renamed'),
    name,
    type: z.enum(fieldTypes),
    required: z.boolean().optional(),
    unique: z.boolean().optional(),
    index: z.boolean().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    length: z.int().min(1).max(10_000).optional().describe('string: the most code points'),
    values: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9][a-z0-9_-]*$/i)
          .max(enumLength),
      )
      .min(1)
      .max(100)
      .optional()
      .describe('enum: its values'),
    min: z.number().optional().describe('integer, number, money: the least'),
    max: z.number().optional().describe('integer, number, money: the most'),
    readOnly: z.boolean().optional().describe('Only the server sets it'),
    to: name.optional().describe('ref: the resource it points to, or users'),
    onDelete: z.enum(onDeleteRules).optional().describe('ref: what a deleted target does'),
    counter: name.optional().describe('ref: the integer of its target that counts these rows'),
  })
  .describe('One field of a resource');

const resourceSchema = z
  .strictObject({
    name: name.describe('Plural: the table and the last part of the URL'),
    singular: name.optional().describe('Only where English rules give the wrong word'),
    owner: z
      .enum(owners)
      .describe(
        'user: rows belong to their user; parent: rows belong to their parent; ' +
          'author: users read, the author writes; actor: users read, add and take away their own; ' +
          'admin: anyone reads, admins write',
      ),
    ownerField: name.optional().describe('The column that says whose a row is (user_id)'),
    parent: name.optional().describe('parent: the ref that leads to the parent'),
    checkout: name.optional().describe('The resource of the items: makes this one orders'),
    fields: z.array(fieldSchema).max(200),
  })
  .describe('One resource that the API serves');

const relationSchema = z
  .strictObject({ name, parent: name, child: name })
  .describe('A many-to-many relation, served as /parent/:id/child');

const answersSchema = (axes: Axis[]) =>
  z.strictObject(
    Object.fromEntries(
      axes.map((axis) => {
        const choice = z.enum(axis.parts.map((part) => part.name) as [string, ...string[]]);
        const several = z.array(choice).min(isOptional(axis) ? 0 : 1);
        const answer = axis.multiple ? several : choice;
        const isThere = axis.ask === 'always' && !isOptional(axis);
        return [axis.name, (isThere ? answer : answer.optional()).describe(axis.message)];
      }),
    ),
  );

/** The schema of vibe.json for the parts at hand, without the checks across resources. */
export const blueprintShape = (axes: Axis[]) =>
  z.strictObject({
    $schema: z.string().optional(),
    version: z.string().describe('The version of the tool that wrote the project'),
    name: z
      .string()
      .regex(/^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/, 'use a valid package name')
      .max(214),
    answers: answersSchema(axes),
    resources: z.array(resourceSchema).max(500),
    relations: z.array(relationSchema).max(500),
  });

/** The full schema of vibe.json: its shape and that its parts fit together. */
export const blueprintSchema = (axes: Axis[]) =>
  blueprintShape(axes).superRefine((value, context) => {
    for (const { path, message } of checkBlueprint(value as Blueprint))
      context.addIssue({ code: 'custom', path, message });
  });
