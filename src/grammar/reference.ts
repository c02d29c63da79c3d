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
    aliases: ['str'],
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
    aliases: ['reference', 'references', 'belongs_to'],
    arguments: 'target',
    means:
      'a reference; in parentheses the resource or users, then what happens when its target is ' +
      'deleted (cascade, set-null or restrict), then +FIELD, the integer there that counts these rows',
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
export const fieldForm = 'name:type(arguments)!^=default';

/** What a shell needs to know: the only place that says it. */
export const shellNote =
  'A shell reads ( ) as its own: quote such a word, or write a colon in their place. ' +
  "'rating:int(1..5)!' and rating:int:1..5:required are the same field.";

const columns = (rows: string[][]): string => {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', ...rest]) => `  ${first.padEnd(width)}  ${rest}`).join('\n');
};

/** The grammar as a page of help. */
export const grammarHelp = (): string =>
  [
    `A field is one word: ${fieldForm}`,
    'The name alone is a string; project_id alone refers to projects, where there are any.',
    `\nTypes:\n${columns(
      typeReference.map(({ type, aliases, means }) => [[type, ...aliases].join(', '), means]),
    )}`,
    `\nModifiers:\n${columns(
      modifierReference.map(({ sign, word, means }) => [
        [...(sign ? [sign] : []), `:${word}`].join(' or '),
        means,
      ]),
    )}`,
    `\n${shellNote}`,
    `\nExamples:\n${columns(typeReference.flatMap(({ examples }) => examples.map((one) => [one])))}`,
  ].join('\n');
