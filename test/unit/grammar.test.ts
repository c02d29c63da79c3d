import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../src/blueprint/field-types.js';
import type { Field } from '../../src/blueprint/types.js';
import { CliError } from '../../src/errors.js';
import { formatField } from '../../src/grammar/format.js';
import { fieldsHelp } from '../../src/grammar/help.js';
import { parseField, parseFields } from '../../src/grammar/parse.js';
import { modifierReference, typeReference } from '../../src/grammar/reference.js';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}): Field => ({
  id: name,
  name,
  type,
  ...rest,
});

const targets = [
  { name: 'projects' },
  { name: 'posts' },
  { name: 'tasks' },
  { name: 'news', singular: 'news_item' },
];

const refusal = (word: string): string => {
  try {
    parseField(word, targets);
  } catch (error) {
    if (error instanceof CliError) return `${error.code} ${error.message} ${error.hint}`;
  }
  throw new Error(`${word} was taken`);
};

describe('parseField', () => {
  it.each<[string, Field]>([
    ['title', field('title', 'string')],
    ['title!', field('title', 'string', { required: true })],
    ['title:required', field('title', 'string', { required: true })],
    ['dueDate:date', field('due_date', 'date')],
    ['due-date:date', field('due_date', 'date')],
    ['title:string!', field('title', 'string', { required: true })],
    ['title:string(120)', field('title', 'string', { length: 120 })],
    [
      'title:string(120)^!',
      field('title', 'string', { required: true, unique: true, length: 120 }),
    ],
    ['title:string!^=x', field('title', 'string', { required: true, unique: true, default: 'x' })],
    [
      'title:string:120:required:unique:index',
      field('title', 'string', { required: true, unique: true, index: true, length: 120 }),
    ],
    ['title:string=a:b(c)=d!', field('title', 'string', { default: 'a:b(c)=d!' })],
    ['title:string=', field('title', 'string', { default: '' })],
    ['title:string=true', field('title', 'string', { default: 'true' })],
    ['title=42', field('title', 'string', { default: '42' })],
    ['notes:text', field('notes', 'text')],
    ['count:int', field('count', 'integer')],
    ['count:INT(0..10)=3', field('count', 'integer', { default: 3, min: 0, max: 10 })],
    ['count:integer(-5..)', field('count', 'integer', { min: -5 })],
    ['count:integer:..7', field('count', 'integer', { max: 7 })],
    ['ratio:float(0.5..1.5)=1', field('ratio', 'number', { default: 1, min: 0.5, max: 1.5 })],
    ['price:decimal(0..)=9.90', field('price', 'money', { default: 9.9, min: 0 })],
    ['done:bool=false', field('done', 'boolean', { default: false })],
    ['at:datetime', field('at', 'timestamp')],
    ['at:time=09:30:00', field('at', 'time', { default: '09:30:00' })],
    [
      'priority:enum(low,medium,high)=medium',
      field('priority', 'enum', { values: ['low', 'medium', 'high'], default: 'medium' }),
    ],
    [
      'priority:enum:low,medium:required',
      field('priority', 'enum', { values: ['low', 'medium'], required: true }),
    ],
    ['rule:enum(required, unique)', field('rule', 'enum', { values: ['required', 'unique'] })],
    ['rule:enum:required', field('rule', 'enum', { values: ['required'] })],
    ['tags:json', field('tags', 'json')],
    ['total:money:readonly=0', field('total', 'money', { default: 0, readOnly: true })],
    ['device:uuid^', field('device', 'uuid', { unique: true })],
    ['project_id:ref(projects)', field('project_id', 'ref', { to: 'projects' })],
    ['project_id:ref(Project)!', field('project_id', 'ref', { to: 'projects', required: true })],
    ['project_id:ref', field('project_id', 'ref', { to: 'projects' })],
    ['project_id:ref:required', field('project_id', 'ref', { to: 'projects', required: true })],
    ['project_id', field('project_id', 'ref', { to: 'projects' })],
    ['project_id!', field('project_id', 'ref', { to: 'projects', required: true })],
    ['news_item_id', field('news_item_id', 'ref', { to: 'news' })],
    ['stripe_id', field('stripe_id', 'string')],
    ['parent_id:ref(tasks)', field('parent_id', 'ref', { to: 'tasks' })],
    [
      'owner_id:ref(users,set-null)',
      field('owner_id', 'ref', { to: 'users', onDelete: 'set null' }),
    ],
    ['owner_id:ref:user,restrict', field('owner_id', 'ref', { to: 'users', onDelete: 'restrict' })],
    [
      'post_id:ref(posts,cascade,+likes_count)^!',
      field('post_id', 'ref', {
        to: 'posts',
        required: true,
        unique: true,
        onDelete: 'cascade',
        counter: 'likes_count',
      }),
    ],
  ])('%s', (word, expected) => {
    expect(parseField(word, targets)).toEqual(expected);
  });

  it.each([
    [
      'titel:sting',
      '"titel:sting" is not a field: there is no type "sting"',
      'Did you mean string',
    ],
    ['x:intger', '"intger"', 'Did you mean integer'],
    ['x:varchar', 'there is no type "varchar"', 'Choices: string, text'],
    ['x:string:requird', 'there is no modifier "requird"', 'Did you mean required'],
    ['x:string:required(1)', 'there is no modifier "required(1)"', 'Choices: required, unique'],
    ['x:text(5)', 'a text has nothing in parentheses', 'A field is written name:type'],
    ['x:string(many)', '"many" is not a length', 'title:string(120)'],
    ['x:string(0)', '"0" is not a length', '1 to 10000'],
    ['x:integer(5)', '"5" are no bounds', '1..5'],
    ['x:integer(..)', '".." are no bounds', '1..5'],
    ['x:integer(9..1)', 'is less than "min"', 'For example: stock:integer(0..)=0'],
    ['x:integer=1.5', '1.5 is not a valid integer', 'For example'],
    ['x:integer(0..5)=9', '9 is out of bounds', 'For example'],
    ['x:boolean=yes', '"yes" is not a valid boolean', 'archived:boolean=false'],
    ['x:date=2030-02-30', 'is not a valid date', '2030-01-31'],
    ['x:integer=1:required', '"1:required" is not a valid integer', 'The default comes last'],
    ['x:json={}', 'a json cannot have a default', 'tags:json'],
    ['x:enum', 'an enum needs its values', 'priority:enum(low,medium,high)=medium'],
    ['x:enum(a,,b)', 'a value of the enum is empty', 'parted by commas'],
    ['x:enum(in progress)', '"in progress" is not a value', 'status:enum(todo'],
    ['x:enum(a,a)', 'a value is there twice', 'For example'],
    ['x:enum(a,b)=c', '"c" is not a valid enum', 'For example'],
    ['x:text^', 'a text cannot be unique', 'For example'],
    ['x_id:ref(projcts)', 'there is no resource "projcts"', 'Did you mean projects'],
    ['x_id:ref', 'there is no resource "x"', 'Choices: projects, posts'],
    ['x_id:ref(posts,delete)', '"delete" is not what a deleted target does', 'cascade, set-null'],
    ['x_id:ref(posts,set-null)!', 'a required ref cannot be set to null', 'For example'],
    ['project:ref(projects)', 'the name of a ref ends in _id', 'project_id:ref(projects)'],
    ['user_id', '"user_id" is set by the backend itself', 'For example'],
    ['or:boolean', '"or" is used by the backend itself', 'For example'],
    ['constructor', 'is set by the backend itself', 'For example'],
    ['', 'a word is missing', 'Parentheses'],
    ['a::b', 'a word is missing beside a colon', 'Parentheses'],
    ['x:enum(a', 'cannot be read', 'Parentheses open and close once'],
    ['x:enum(a)b', 'cannot be read', 'Parentheses open and close once'],
    ['x(5)', 'a type is missing', 'A field is written'],
    ['2nd', 'it starts with a digit', 'A name is lower-case'],
    ['größe', 'characters other than a to z', 'Did you mean gro_e'],
  ])('refuses %s', (word, message, hint) => {
    expect(refusal(word)).toContain(message);
    expect(refusal(word)).toContain(hint);
  });

  it('spells references where no targets are known', () => {
    expect(parseField('task_id:ref(UserTask)')).toMatchObject({ to: 'user_tasks' });
    expect(parseField('task_id')).toMatchObject({ type: 'string' });
  });

  it('refuses the same name twice', () => {
    expect(() => parseFields(['due_date:date', 'dueDate'])).toThrow('"due_date" is there twice');
  });
});

describe('the reference', () => {
  it('has every type once, with examples of it', () => {
    expect(typeReference.map(({ type }) => type)).toEqual([...fieldTypes]);
    for (const { type, examples } of typeReference) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(parseField(example).type).toBe(type);
    }
  });

  it('is a page of help', () => {
    for (const { type, means } of typeReference) {
      expect(fieldsHelp).toContain(type);
      expect(fieldsHelp).toContain(means);
    }
    for (const { word } of modifierReference) expect(fieldsHelp).toContain(`:${word}`);
  });
});

/** Fields of every type with everything that may be said about them. */
const allFields = (): Field[] => {
  const shapes: [Field['type'], Partial<Field>][] = [
    ...[undefined, 1, 255, 10_000].map((length): [Field['type'], Partial<Field>] => [
      'string',
      { length },
    ]),
    ...['', ' ', 'a b', 'required', ':=()!^', 'ä🙂', '0', 'true', "it's"].map(
      (initial): [Field['type'], Partial<Field>] => ['string', { default: initial }],
    ),
    ['text', { default: 'line\nline' }],
    ...(['integer', 'number', 'money'] as const).flatMap(
      (type): [Field['type'], Partial<Field>][] =>
        [
          {},
          { min: 0 },
          { max: -1 },
          { min: -2, max: 3 },
          { min: 0, default: 2 },
          { default: -3 },
        ].map((rest) => [type, rest]),
    ),
    ['number', { min: 1e-9, max: 1e21, default: 1.5e20 }],
    ['money', { min: 0.01, max: 99.99, default: 2.5 }],
    ['boolean', { default: true }],
    ['boolean', { default: false }],
    ['date', { default: '2030-01-31' }],
    ['time', { default: '23:59:59' }],
    ...(['boolean', 'date', 'time', 'timestamp', 'json', 'uuid', 'text'] as const).map(
      (type): [Field['type'], Partial<Field>] => [type, {}],
    ),
    ...[['a'], ['unique'], ['low', 'In-Progress', 'x_y', '2']].flatMap(
      (values): [Field['type'], Partial<Field>][] => [
        ['enum', { values }],
        ['enum', { values, default: values[0] }],
      ],
    ),
    ...['projects', 'users', 'index', 'unique', 'cascade'].flatMap((to) =>
      [undefined, 'cascade' as const, 'restrict' as const].flatMap((onDelete) =>
        [undefined, 'likes_count'].map((counter): [Field['type'], Partial<Field>] => [
          'ref',
          { to, onDelete, counter },
        ]),
      ),
    ),
    ['ref', { to: 'projects', onDelete: 'set null' }],
  ];
  const flags = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
    ...(bits & 1 && { required: true }),
    ...(bits & 2 && { unique: true }),
    ...(bits & 4 && { index: true }),
  }));
  const named = shapes.flatMap(([type, rest]) =>
    flags.map((flag) => field(type === 'ref' ? 'some_id' : 'some', type, { ...rest, ...flag })),
  );
  const possible = named.filter(
    ({ type, unique, required, onDelete }) =>
      !(unique && (type === 'text' || type === 'json')) && !(required && onDelete === 'set null'),
  );
  return possible.flatMap((one) => [
    one,
    ...(one.required && one.default === undefined ? [] : [{ ...one, readOnly: true }]),
  ]);
};

describe('formatField', () => {
  const known = ['projects', 'index', 'unique', 'cascade'].map((name) => ({ name }));

  it('writes the word that is read as the same field', () => {
    expect(allFields().length).toBeGreaterThan(500);
    for (const one of allFields()) {
      const word = formatField(one);
      const said = Object.fromEntries(
        Object.entries(one).filter(([, value]) => value !== undefined),
      );
      expect(parseField(word, known), word).toEqual(said);
    }
  });

  it('needs no quotes in a shell', () => {
    const plain = allFields().filter(
      ({ type, to }) =>
        type !== 'string' && type !== 'text' && !known.slice(1).some(({ name }) => name === to),
    );
    for (const one of plain) expect(formatField(one)).toMatch(/^[\w@%+=:,./-]+$/);
  });

  it('writes what the examples say', () => {
    expect(formatField(parseField('post_id:ref(posts,cascade,+likes_count)^!'))).toBe(
      'post_id:ref:posts,cascade,+likes_count:required:unique',
    );
    expect(formatField(parseField('rating:int(1..5)!'))).toBe('rating:integer:1..5:required');
  });
});

describe('any word', () => {
  const pieces =
    'title x_id project_id : ( ) = ! ^ , string integer int enum ref money required unique index 5 .. -1 1e5 a b projects users cascade set-null +n é . true 2030-01-31 date json'.split(
      ' ',
    );

  it('is read and can be written, or is refused', () => {
    let seed = 1;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return seed % below;
    };
    let read = 0;
    for (let round = 0; round < 20_000; round++) {
      const length = 1 + next(9);
      const word = Array.from({ length }, () => pieces[next(pieces.length)]).join('');
      try {
        const field = parseField(word, targets);
        read += 1;
        expect(parseField(formatField(field), targets), word).toEqual(field);
      } catch (error) {
        expect(error, word).toBeInstanceOf(CliError);
      }
    }
    expect(read).toBeGreaterThan(1000);
  });
});
