import pluralize from 'pluralize';

/** Every form of a resource's name that a template may need. */
export interface Names {
  name: string;
  singular: string;
  pascal: string;
  camel: string;
  pascalPlural: string;
  camelPlural: string;
  human: string;
  humanPlural: string;
}

/** `order_item` → `OrderItem`. */
export const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `order_item` → `orderItem`. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The last word made singular: `order_items` → `order_item`. */
export const singularOf = (plural: string): string => {
  const words = plural.split('_');
  return [...words.slice(0, -1), pluralize.singular(words.at(-1) ?? '')].join('_');
};

/** All forms of a resource's plural name; `singular` overrides the English rule. */
export const namesOf = (name: string, singular = singularOf(name)): Names => ({
  name,
  singular,
  pascal: pascalCase(singular),
  camel: camelCase(singular),
  pascalPlural: pascalCase(name),
  camelPlural: camelCase(name),
  human: singular.replaceAll('_', ' '),
  humanPlural: name.replaceAll('_', ' '),
});
