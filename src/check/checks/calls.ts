import { missingId } from '../expect.js';
import type { Model, ModelResource } from '../model.js';

export type Call = [method: string, path: string];

const reads = (path: string): Call[] => [
  ['GET', path],
  ['GET', `${path}/${missingId}`],
];

const writes: Record<ModelResource['kind'], string[]> = {
  crud: ['PUT', 'PATCH', 'DELETE'],
  action: ['DELETE'],
  checkout: [],
  record: [],
};

/** The requests on a resource that need a token. */
export const protectedCalls = ({ kind, owner, path }: ModelResource): Call[] => [
  ...(owner === 'admin' ? [] : reads(path)),
  ...(kind === 'record' ? [] : [['POST', path] as Call]),
  ...writes[kind].map((method): Call => [method, `${path}/${missingId}`]),
  ...(kind === 'checkout' ? [['POST', `${path}/${missingId}/cancel`] as Call] : []),
];

const sessionCalls: Call[] = [
  ['GET', '/auth/csrf'],
  ['GET', '/auth/sessions'],
  ['DELETE', `/auth/sessions/${missingId}`],
  ['POST', '/auth/refresh'],
];

const identityCalls: Call[] = [
  ['GET', '/auth/identities'],
  ['POST', '/auth/identities'],
  ['DELETE', `/auth/identities/${missingId}`],
];

/** The requests on the account of the caller. */
export const accountCalls = ({ auth, providers }: Model): Call[] => [
  ['GET', '/auth/me'],
  ['PATCH', '/auth/me'],
  ['DELETE', '/auth/me'],
  ['POST', '/auth/logout-all'],
  ['POST', '/auth/change-password'],
  ...(auth === 'session' ? sessionCalls : []),
  ...(providers.length > 0 ? identityCalls : []),
];

/** A list of linked rows, and the link to one of them. */
export const relationCalls = (parent: string, child: string): Call[] => {
  const list = `/${parent}/${missingId}/${child}`;
  return [
    ['GET', list],
    ['PUT', `${list}/${missingId}`],
    ['DELETE', `${list}/${missingId}`],
  ];
};
