import type { ListSpec } from './filter.js';
import { itemAnswer, type Json, listAnswer, type OperationInput, type Success } from './openapi.js';
import { createdHeaders, etagHeader } from './openapi-components.js';
import { idempotencyParameter, listParameters, versionParameters } from './openapi-parameters.js';

/** How a resource is called in the document. */
export interface ResourceNames {
  /** `Task` and `Tasks`: parts of operation ids and of schema names. */
  singular: string;
  plural: string;
  /** `task` and `tasks`, in sentences. */
  human: string;
  humanPlural: string;
  path: string;
}

/** What the operations of a resource have in common. */
export interface Subject extends ResourceNames {
  list: ListSpec;
  /** Examples of a row, and of what a client sends. */
  row: Json;
  input: Json;
}

interface Described extends Omit<OperationInput, 'tag' | 'secured'> {
  /** Below the path of the resource. */
  at: '' | '/{id}' | '/{id}/cancel';
}

const item = ({ singular, row }: Subject, description: string, headers = etagHeader): Success =>
  itemAnswer(description, singular, row, headers);

const bodyOf = ({ singular, input }: Subject) => ({ schema: `${singular}Input`, example: input });

const patchOf = ({ singular, input }: Subject) => ({
  schema: `${singular}Patch`,
  example: Object.fromEntries(Object.entries(input).slice(0, 1)),
});

/** Everything that a resource may offer, by name. */
export const operations = {
  list: (subject: Subject): Described => ({
    at: '',
    method: 'get',
    id: `list${subject.plural}`,
    summary: `List ${subject.humanPlural}`,
    parameters: listParameters(subject.list),
    answers: { 200: listAnswer(`A page of ${subject.humanPlural}`, subject.singular, subject.row) },
  }),
  create: (subject: Subject): Described => ({
    at: '',
    method: 'post',
    id: `create${subject.singular}`,
    summary: `Create a new ${subject.human}`,
    body: bodyOf(subject),
    answers: { 201: item(subject, `The new ${subject.human}`, createdHeaders) },
    errors: [409],
  }),
  place: (subject: Subject): Described => ({
    at: '',
    method: 'post',
    id: `place${subject.singular}`,
    summary: `Place a new ${subject.human}`,
    description: 'Takes what is ordered from the stock, at the price of this moment.',
    parameters: [idempotencyParameter],
    body: bodyOf(subject),
    answers: { 201: item(subject, `The new ${subject.human}`, createdHeaders) },
    errors: [409, 422],
  }),
  get: (subject: Subject): Described => ({
    at: '/{id}',
    method: 'get',
    id: `get${subject.singular}`,
    summary: `Get one ${subject.human}`,
    parameters: [versionParameters.ifNoneMatch],
    answers: { 200: item(subject, `The ${subject.human}`) },
    errors: [304, 404],
  }),
  replace: (subject: Subject): Described => ({
    at: '/{id}',
    method: 'put',
    id: `replace${subject.singular}`,
    summary: `Replace one ${subject.human}`,
    description: 'What is left out goes back to its default.',
    parameters: [versionParameters.ifMatch],
    body: bodyOf(subject),
    answers: { 200: item(subject, `The ${subject.human} as it is now`) },
    errors: [404, 409, 412],
  }),
  update: (subject: Subject): Described => ({
    at: '/{id}',
    method: 'patch',
    id: `update${subject.singular}`,
    summary: `Change some fields of one ${subject.human}`,
    description: 'What is left out stays, and null clears.',
    parameters: [versionParameters.ifMatch],
    body: patchOf(subject),
    answers: { 200: item(subject, `The ${subject.human} as it is now`) },
    errors: [404, 409, 412],
  }),
  delete: (subject: Subject): Described => ({
    at: '/{id}',
    method: 'delete',
    id: `delete${subject.singular}`,
    summary: `Delete one ${subject.human}`,
    parameters: [versionParameters.ifMatch],
    answers: { 204: { description: 'It is gone' } },
    errors: [404, 409, 412],
  }),
  cancel: (subject: Subject): Described => ({
    at: '/{id}/cancel',
    method: 'post',
    id: `cancel${subject.singular}`,
    summary: `Cancel one ${subject.human} that is still pending`,
    description: 'What was ordered goes back into the stock.',
    answers: { 200: item(subject, `The ${subject.human}, cancelled`) },
    errors: [404, 409],
  }),
};
