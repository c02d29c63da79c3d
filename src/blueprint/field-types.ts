/** The types a field can have, as they are written in vibe.json. */
export const fieldTypes = [
  'string',
  'text',
  'integer',
  'number',
  'money',
  'boolean',
  'date',
  'time',
  'timestamp',
  'enum',
  'json',
  'uuid',
  'ref',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** What a deleted row does to the rows that refer to it. */
export const onDeleteRules = ['cascade', 'set null', 'restrict'] as const;

export type OnDelete = (typeof onDeleteRules)[number];

export const defaultLength = 255;

/** Room for any enum value, so that adding one never changes the column's type. */
export const enumLength = 60;
