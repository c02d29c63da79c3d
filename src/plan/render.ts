import type Handlebars from 'handlebars';
import { camelCase, pascalCase } from '../blueprint/naming.js';
import type { Part } from '../parts/types.js';
import { compile, engine } from './engine.js';
import {
  align,
  bounds,
  call,
  escapeTemplate,
  literal,
  property,
  quote,
  shellJson,
  yaml,
} from './language.js';
import { wrap } from './wrap.js';

const compiled = new Map<string, Handlebars.TemplateDelegate>();

const template = (source: string): Handlebars.TemplateDelegate => {
  const known = compiled.get(source);
  if (known) return known;
  const made = compile(source);
  compiled.set(source, made);
  return made;
};

engine.registerHelper({
  quote: (text: string) => quote(text),
  json: (value: unknown) => JSON.stringify(value),
  shellJson: (values: object, references: { name: string }[]) => shellJson(values, references),
  literal: (value: unknown, indent: unknown) =>
    literal(value, typeof indent === 'number' ? ' '.repeat(indent) : ''),
  yaml: (value: unknown) => yaml(value).trimEnd(),
  pascalCase: (words: string) => pascalCase(words.replaceAll(' ', '_')),
  camelCase: (name: string) => camelCase(name),
  upper: (text: string) => text.toUpperCase(),
  call(name: string, ...args: unknown[]) {
    const { hash } = args.pop() as Handlebars.HelperOptions;
    return call(name, args as string[], hash.tail);
  },
  bounds: (min: number | null, max: number | null) => bounds(min, max),
  quoteList: (texts: string[]) => literal(texts),
  property: (key: string, value: string) => property(key, value),
  nameList: (items: { name: string }[]) => literal(items.map(({ name }) => name)),
  template: (text: string) => `\`${escapeTemplate(text)}\``,
  align(this: unknown, options: Handlebars.HelperOptions) {
    return align(options.fn(this));
  },
  wrap(this: unknown, options: Handlebars.HelperOptions) {
    return `${wrap(options.fn(this).trimEnd())}\n`;
  },
  byName: (...lists: unknown[]) =>
    (lists.slice(0, -1) as { name: string }[][]).flat().sort((a, b) => (a.name < b.name ? -1 : 1)),
  join: (values: string[], separator: string) => values.join(separator),
  indexed: (columns: { name: string; descending: boolean }[], mark: string) =>
    columns.map(({ name, descending }) => (descending ? name + mark : name)).join(', '),
  snippet: (name: string, field: { type: string }, options: Handlebars.HelperOptions) => {
    const part = options.data?.part as Part;
    const source = part.types?.[field.type]?.[name];
    if (source === undefined)
      throw new Error(`${part.axis}/${part.name}: part.json has no types.${field.type}.${name}`);
    return template(source)(field);
  },
});

/** Renders one Handlebars template of a part; a name that the view lacks throws. */
export const render = (source: string, view: object, part: Part): string =>
  template(source)(view, { data: { part } });
