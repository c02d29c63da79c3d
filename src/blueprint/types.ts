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
  /** integer, number, money: the least and the most that it may be. */
  min?: number;
  max?: number;
  /** Whether only the server sets it. */
  readOnly?: boolean;
  /** ref: the resource it points to, or `users`. */
  to?: string;
  /** ref: what happens when the target is deleted. */
  onDelete?: OnDelete;
  /** ref: the integer of its target that counts these rows. */
  counter?: string;
}

/**
 * Who may do what. `user`: every row is its owner's alone. `parent`: every row is there for whom its
 * parent is there for. `author`: users read, the author writes. `actor`: users read, and add or take
 * away what they did themselves. `admin`: anyone reads, admins write.
 */
export const owners = ['user', 'parent', 'author', 'actor', 'admin'] as const;
export type Owner = (typeof owners)[number];

export interface Resource {
  name: string;
  /** Only where English rules give the wrong word. */
  singular?: string;
  owner: Owner;
  /** The column that says whose a row is: `user_id` unless another word fits better. */
  ownerField?: string;
  /** parent: the ref that leads to the parent. */
  parent?: string;
  /** The resource that holds the items: makes this one orders, which are placed and cancelled. */
  checkout?: string;
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
