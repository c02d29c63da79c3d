import type { FieldType } from '../blueprint/field-types.js';

/** What may stand in the parentheses behind a type. */
export type ArgumentKind = 'length' | 'bounds' | 'values' | 'target';

export interface TypeReference {
  type: FieldType;
  /** Other words for it. */
  aliases: string[];
  arguments: ArgumentKind | null;
  means: string;
  examples: string[];
}

/** Every type that a field can have: help, docs, prompts and the parser read this list. */
export const typeReference: TypeReference[] = [
  {
    type: 'string',
    aliases: [],
    arguments: 'length',
    means: 'one line of text; in parentheses the most characters (255)',
    examples: ['title:string!', 'sku:string(20)^!', 'color:string=teal'],
  },
  {
    type: 'text',
    aliases: [],
    arguments: null,
    means: 'text of any length',
    examples: ['notes:text'],
  },
  {
    type: 'integer',
    aliases: ['int'],
    arguments: 'bounds',
    means: 'a whole number; in parentheses the least and the most',
    examples: ['stock:integer(0..)=0', 'rating:int(1..5)'],
  },
  {
    type: 'number',
    aliases: ['float', 'double'],
    arguments: 'bounds',
    means: 'a floating-point number',
    examples: ['weight:number(0..)', 'ratio:float(-1..1)'],
  },
  {
    type: 'money',
    aliases: ['decimal'],
    arguments: 'bounds',
    means: 'an exact number with two decimals',
    examples: ['price:money(0..)!', 'fee:decimal=2.50'],
  },
  {
    type: 'boolean',
    aliases: ['bool'],
    arguments: null,
    means: 'true or false',
    examples: ['archived:boolean=false'],
  },
  {
    type: 'date',
    aliases: [],
    arguments: null,
    means: 'a day: 2030-01-31',
    examples: ['due_date:date', 'starts_on:date=2030-01-31'],
  },
  {
    type: 'time',
    aliases: [],
    arguments: null,
    means: 'a time of day: 09:30:00',
    examples: ['opens_at:time=09:30:00'],
  },
  {
    type: 'timestamp',
    aliases: ['datetime'],
    arguments: null,
    means: 'a moment in UTC: 2030-01-31T09:30:00Z',
    examples: ['paid_at:timestamp', 'seen_at:datetime:index'],
  },
  {
    type: 'enum',
    aliases: [],
    arguments: 'values',
    means: 'one of the values in parentheses',
    examples: ['priority:enum(low,medium,high)=medium'],
  },
  {
    type: 'json',
    aliases: [],
    arguments: null,
    means: 'any JSON: a list, an object',
    examples: ['tags:json'],
  },
  {
    type: 'uuid',
    aliases: [],
    arguments: null,
    means: 'a UUID that is no reference',
    examples: ['device:uuid^'],
  },
  {
    type: 'ref',
    aliases: ['reference'],
    arguments: 'target',
    means:
      'another row; in parentheses its resource or users, what its deletion does here (cascade, ' +
      'set-null, restrict), and +FIELD, the integer there that counts these rows',
    examples: [
      'project_id:ref(projects)',
      'post_id:ref(posts,cascade)!',
      'assignee_id:ref(users,set-null)',
      'post_id:ref(posts,cascade,+likes_count)^!',
    ],
  },
];

export interface ModifierReference {
  /** Stands behind the type without a colon; null where there is only the word. */
  sign: string | null;
  /** Stands behind a colon. */
  word: 'required' | 'unique' | 'index' | 'readonly';
  key: 'required' | 'unique' | 'index' | 'readOnly';
  means: string;
}

/** What can be said about a field besides its type. */
export const modifierReference: ModifierReference[] = [
  { sign: '!', word: 'required', key: 'required', means: 'never null' },
  { sign: '^', word: 'unique', key: 'unique', means: 'no two rows alike' },
  { sign: null, word: 'index', key: 'index', means: 'found fast' },
  { sign: null, word: 'readonly', key: 'readOnly', means: 'set by the server only' },
];

/** How a field is written. */
export const fieldForm = 'name:type(arguments)^!=default';

/** What a shell needs to know: the only place that says it. */
export const shellNote =
  'Shells read ( ) and ! as their own: put such a word in single quotes, or write it with colons. ' +
  "'rating:int(1..5)!' and rating:int:1..5:required are the same field.";
