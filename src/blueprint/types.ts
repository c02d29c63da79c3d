import type { FieldType, OnDelete } from './field-types.js';

/** One column that the API serves. `id` stays the same when the field is renamed. */
export interface Field {
  id: string;
  name: string;
  type: FieldType;
  required?: boolean;
  unique?: boolean;
  index?: boolean;
  default?: string | number | boolean;
  /** string: the most code points it may have. */
  length?: number;
  /** enum: its values. */
  values?: string[];
  /** ref: the resource it points to. */
  to?: string;
  /** ref: what happens when the target is deleted. */
  onDelete?: OnDelete;
}

/** Who may do what: `user` scopes every row to its owner, `admin` lets anyone read and admins write. */
export const owners = ['user', 'admin'] as const;
export type Owner = (typeof owners)[number];

export interface Resource {
  name: string;
  /** Only where English rules give the wrong word. */
  singular?: string;
  owner: Owner;
  fields: Field[];
}

/** A many-to-many relation, served as `/parent/:id/child`. */
export interface Relation {
  name: string;
  parent: string;
  child: string;
}

/** One part an axis, several where the axis allows it. */
export type Answers = Record<string, string | string[]>;

/** The whole description of a backend: the content of vibe.json. */
export interface Blueprint {
  $schema?: string;
  version: string;
  name: string;
  answers: Answers;
  resources: Resource[];
  relations: Relation[];
}
