import type { ListSpec } from './filter.js';
import { type ApiSection, type Json, listAnswer, operation, tagOf } from './openapi.js';
import { idParameter, listParameters } from './openapi-parameters.js';

/** How a many-to-many relation is called in the document. */
export interface RelationNames {
  parent: string;
  humanParent: string;
  humanParents: string;
  child: string;
  children: string;
  humanChild: string;
  humanChildren: string;
  path: string;
  childPath: string;
  childKey: string;
}

/** Listing, linking and unlinking the rows of one resource under a row of another. */
export const relationSection = (
  names: RelationNames,
  list: ListSpec,
  example: Json,
): ApiSection => {
  const { parent, humanParent, child, children, humanChild, humanChildren } = names;
  const collection = `/api/v1${names.path}/{id}${names.childPath}`;
  const common = { tag: tagOf(names.humanParents), secured: true, errors: [404] } as const;
  const paths = {
    [collection]: {
      parameters: [idParameter('id', humanParent)],
      get: operation({
        ...common,
        id: `list${children}Of${parent}`,
        method: 'get',
        summary: `List the ${humanChildren} of one ${humanParent}`,
        parameters: listParameters(list),
        answers: { 200: listAnswer(`A page of ${humanChildren}`, child, example) },
      }),
    },
    [`${collection}/{${names.childKey}}`]: {
      parameters: [idParameter('id', humanParent), idParameter(names.childKey, humanChild)],
      put: operation({
        ...common,
        id: `add${child}To${parent}`,
        method: 'put',
        summary: `Put one ${humanChild} into one ${humanParent}`,
        answers: { 204: { description: 'It is there now, or was already' } },
      }),
      delete: operation({
        ...common,
        id: `remove${child}From${parent}`,
        method: 'delete',
        summary: `Take one ${humanChild} out of one ${humanParent}`,
        answers: { 204: { description: 'It is not there any more, or never was' } },
      }),
    },
  };
  return { schemas: {}, paths };
};
