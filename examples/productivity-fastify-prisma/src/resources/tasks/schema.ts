import type { z } from 'zod';
import * as field from '../../http/fields.js';
import { resource } from '../../http/resource.js';

/** The columns of tasks. */
const columns = {
  title: field.string({ min: 1, max: 200 }),
  description: field.nullable(field.text()),
  status: field.withDefault(field.oneOf(['todo', 'in_progress', 'done']), 'todo'),
  priority: field.withDefault(field.oneOf(['low', 'medium', 'high']), 'medium'),
  due_date: field.nullable(field.date()),
  position: field.withDefault(field.integer(), 0),
  tags: field.nullable(field.json()),
};

export const taskSchemas = resource(columns, {
  ownerField: 'user_id',
});

type Schemas = typeof taskSchemas;
export type Task = z.output<Schemas['output']>;
export type TaskInput = z.output<Schemas['input']>;
