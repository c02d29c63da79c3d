import type Handlebars from 'handlebars';
import { camelCase, pascalCase } from '../blueprint/naming.js';
import type { Part } from '../parts/types.js';
import { compile, engine } from './engine.js';
import type { Language } from './language/language.js';
import { languageOf } from './language/of-path.js';
import { align, shellJson, yaml } from './language/text.js';
import { usedImports } from './language/used-imports.js';

const compiled = new Map<string, Handlebars.TemplateDelegate>();

const template = (source: string): Handlebars.TemplateDelegate => {
  const known = compiled.get(source);
  if (known) return known;
  const made = compile(source);
  compiled.set(source, made);
  return made;
};

/** What comes along with a rendering: the part, and the language of the file. */
interface Data {
  part: Part;
  language: Language;
}

const dataOf = (options: unknown): Data => (options as Handlebars.HelperOptions).data as Data;

const listed = (texts: unknown[]): string => texts.filter(Boolean).join(', ');

engine.registerHelper({
  quote: (text: string, options: unknown) => dataOf(options).language.quote(text),
  json: (value: unknown) => JSON.stringify(value),
  shellJson: (values: object, references: { name: string }[]) => shellJson(values, references),
  literal: (value: unknown, ...rest: unknown[]) => {
    const [indent] = rest;
    return dataOf(rest.at(-1)).language.literal(
      value,
      typeof indent === 'number' ? ' '.repeat(indent) : '',
    );
  },
  digits: (value: number, options: unknown) => dataOf(options).language.digits(value),
  yaml: (value: unknown) => yaml(value).trimEnd(),
  pascalCase: (words: string) => pascalCase(words.replaceAll(' ', '_')),
  camelCase: (name: string) => camelCase(name),
  upper: (text: string) => text.toUpperCase(),
  call(name: string, ...args: unknown[]) {
    const options = args.pop() as Handlebars.HelperOptions;
    return dataOf(options).language.call(name, args as string[], options.hash.tail);
  },
  bounds: (min: number | null, max: number | null, options: unknown) =>
    dataOf(options).language.bounds(min, max),
  quoteList: (texts: string[], options: unknown) => dataOf(options).language.literal(texts),
  property: (key: string, value: string, options: unknown) =>
    dataOf(options).language.property(key, value),
  nameList: (items: { name: string }[], options: unknown) =>
    dataOf(options).language.literal(items.map(({ name }) => name)),
  template: (text: string, options: unknown) => dataOf(options).language.block(text),
  align(this: unknown, options: Handlebars.HelperOptions) {
    return align(options.fn(this));
  },
  wrap(this: unknown, options: Handlebars.HelperOptions) {
    return `${dataOf(options).language.wrap(options.fn(this).trimEnd())}\n`;
  },
  // For arguments that may be missing: what is empty is left out, and the call with it.
  listed: (...texts: unknown[]) => listed(texts.slice(0, -1)),
  called: (name: string, args: string) => (args === '' ? '' : `${name}(${args})`),
  annotated: (type: string, ...rest: unknown[]) => {
    const more = listed(rest.slice(0, -1));
    return more === '' ? type : `Annotated[${type}, ${more}]`;
  },
  argument: (name: string, isGiven: boolean, value: unknown, options: unknown) =>
    isGiven ? `${name}=${dataOf(options).language.literal(value)}` : '',
  when: (is: boolean, text: string) => (is ? text : ''),
  /** Imports, of which those stay that the code after `else` needs. */
  importing(this: unknown, options: Handlebars.HelperOptions) {
    const code = options.inverse(this);
    const lines = usedImports(options.fn(this), code).split('\n');
    const imports = lines.map((line) => dataOf(options).language.wrap(line)).join('\n');
    return `${imports}\n${code}`;
  },
  byName: (...lists: unknown[]) =>
    (lists.slice(0, -1) as { name: string }[][]).flat().sort((a, b) => (a.name < b.name ? -1 : 1)),
  join: (values: string[], separator: string) => values.join(separator),
  indexed: (columns: { name: string; descending: boolean }[], mark: string) =>
    columns.map(({ name, descending }) => (descending ? name + mark : name)).join(', '),
  snippet: (name: string, field: { type: string }, options: unknown) => {
    const data = dataOf(options);
    const { axis, name: own, types } = data.part;
    const source = types?.[field.type]?.[name];
    if (source === undefined)
      throw new Error(`${axis}/${own}: part.json has no types.${field.type}.${name}`);
    return template(source)(field, { data });
  },
});

/** Renders one Handlebars template of a part for a path; a name that the view lacks throws. */
export const render = (source: string, view: object, part: Part, path: string): string =>
  template(source)(view, { data: { part, language: languageOf(path) } });
