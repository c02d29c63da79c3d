import type { ResourceView } from './view.js';

interface Group {
  key: 'resource';
  items: ResourceView[];
}

type Test = (resource: ResourceView) => boolean;

/** The placeholders of paths that stand for resources, and which ones each stands for. */
const groups: Record<string, Test> = {
  __resource__: () => true,
  __crud__: ({ kind }) => kind === 'crud',
  __action__: ({ kind }) => kind === 'action',
  __checkout__: ({ kind }) => kind === 'checkout',
  __record__: ({ kind }) => kind === 'record',
  /** Those that clients write. */
  __written__: ({ kind }) => kind === 'crud' || kind === 'action',
  /** Those with all verbs, by who may use them. */
  __private__: ({ kind, isPrivate }) => kind === 'crud' && isPrivate,
  __shared__: ({ kind, isPublic }) => kind === 'crud' && isPublic,
  __authored__: ({ kind, isAuthored }) => kind === 'crud' && isAuthored,
};

/** The resources of each placeholder. */
export const groupsOf = (resources: ResourceView[]): Record<string, Group> =>
  Object.fromEntries(
    Object.entries(groups).map(([placeholder, test]) => [
      placeholder,
      { key: 'resource', items: resources.filter(test) },
    ]),
  );
