import { usersTable } from '../blueprint/access.js';
import { checkoutOf } from '../blueprint/checkout.js';
import type { Resource } from '../blueprint/types.js';

/** The resources that a row cannot do without, each once. */
export const neededBy = (resource: Resource, resources: Resource[]): string[] => [
  ...new Set([
    ...resource.fields.flatMap(({ type, required, to }) =>
      type === 'ref' && required && to && to !== usersTable ? [to] : [],
    ),
    ...(resource.checkout ? [checkoutOf(resource, resources).product.name] : []),
  ]),
];

/** Resources in an order in which rows can be made: first what others need. */
export const inSeedOrder = <T extends { name: string; needs: { name: string }[] }>(
  resources: T[],
): T[] => {
  const ordered: T[] = [];
  const visit = (resource: T, path: T[]): void => {
    if (ordered.includes(resource) || path.includes(resource)) return;
    for (const { name } of resource.needs) {
      const needed = resources.find((other) => other.name === name);
      if (needed) visit(needed, [...path, resource]);
    }
    ordered.push(resource);
  };
  for (const resource of resources) visit(resource, []);
  return ordered;
};
