import type { Finding } from './check.js';
import { namesOf, pascalCase } from './naming.js';
import { refusedSingular } from './reserved.js';
import type { Blueprint } from './types.js';

/** What is wrong with the words for one of a resource: the types of the code are called after them. */
export const checkTypes = ({ resources, relations }: Blueprint): Finding[] => {
  const named = resources.map((resource) => ({
    ...namesOf(resource.name, resource.singular),
    key: resource.singular === undefined ? 'name' : 'singular',
  }));
  const bodies = new Map(
    named.flatMap(({ pascal, name }) => [
      [`${pascal}Input`, name],
      [`${pascal}Patch`, name],
    ]),
  );
  const seen = new Set<string>();
  const wrongWith = (type: string): string | null => {
    const twice = seen.has(type);
    seen.add(type);
    if (twice) return `"${type}" is there twice`;
    const sender = bodies.get(type);
    return sender ? `"${type}" is what clients send of "${sender}": choose another word` : null;
  };
  const found = (path: Finding['path'], message: string | null): Finding[] =>
    message === null ? [] : [{ path, message }];
  return [
    ...named.flatMap(({ singular, pascal, key }, index) =>
      found(['resources', index, key], refusedSingular(singular) ?? wrongWith(pascal)),
    ),
    ...relations.flatMap(({ name }, index) =>
      found(['relations', index, 'name'], wrongWith(pascalCase(name))),
    ),
  ];
};
