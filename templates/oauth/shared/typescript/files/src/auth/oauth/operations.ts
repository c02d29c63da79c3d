import { type Answer, created, idOf, list, noContent, ok } from '../../http/answer.js';
import { invalid } from '../../http/errors.js';
import { parseListQuery } from '../../http/list-query.js';
import { toPage } from '../../http/page.js';
import { validate } from '../../http/validate.js';
import type { Caller } from '../caller.js';
import { admitLogin, loggedIn } from '../login.js';
import type { Operation } from '../operation.js';
import { logInAs } from './accounts.js';
import { sha256 } from './digest.js';
import { readIdToken } from './id-token.js';
import * as identities from './identities.js';
import { takePerson } from './logins.js';
import { clientOf, type Person, type Provider } from './provider.js';
import { providers } from './providers.js';
import * as schemas from './schema.js';
import { begin, comeBack } from './web.js';

/** Whom an ID token is about that an app has got on its device. */
const personOf = (provider: Provider, input: schemas.TokenInput): Promise<Person> => {
  const { id, appIds } = clientOf(provider);
  return readIdToken(provider, input.id_token, {
    nonces: [input.nonce, sha256(input.nonce)],
    audiences: [id, ...appIds],
  });
};

const waysOf = (provider: Provider): Operation[] => [
  {
    method: 'get',
    path: `/oauth/${provider.name}`,
    open: true,
    limit: 'oauth',
    answer: (request) => begin(provider, request),
  },
  {
    ...(provider.responseMode === 'query' ? { method: 'get' } : { method: 'post', body: 'form' }),
    path: `/oauth/${provider.name}/callback`,
    open: true,
    limit: 'oauth',
    answer: (request) => comeBack(provider, request),
  },
  {
    method: 'post',
    path: `/oauth/${provider.name}/token`,
    open: true,
    limit: 'exchange',
    answer: async ({ message, body }) => {
      const { name = null, ...input } = validate(schemas.tokenInput, body);
      admitLogin(message);
      const person = await personOf(provider, input);
      const { user, session } = await logInAs({ ...person, name: person.name ?? name }, message);
      return loggedIn(user, session);
    },
  },
];

const exchange: Operation = {
  method: 'post',
  path: '/oauth/exchange',
  open: true,
  limit: 'exchange',
  answer: async ({ message, body }) => {
    const { code, code_verifier } = validate(schemas.codeInput, body);
    admitLogin(message);
    const { user, session } = await logInAs(await takePerson(code, code_verifier), message);
    return loggedIn(user, session);
  },
};

const linkedBy = async (body: unknown): Promise<Person> => {
  if (typeof body === 'object' && body !== null && 'id_token' in body) {
    const { provider: name, ...input } = validate(schemas.identityTokenInput, body);
    const provider = providers.find((each) => each.name === name) as Provider;
    return personOf(provider, input);
  }
  const { code, code_verifier } = validate(schemas.identityCodeInput, body);
  return takePerson(code, code_verifier);
};

const linkAnswer = async (caller: Caller, body: unknown): Promise<Answer> => {
  const { identity, isNew } = await identities.link(caller, await linkedBy(body));
  return isNew ? created(identity, `/api/v1/auth/identities/${identity.id}`) : ok(identity);
};

const linked: Operation[] = [
  {
    method: 'get',
    path: '/identities',
    open: false,
    answer: async ({ caller, url }) => {
      const query = parseListQuery(url, schemas.identityList);
      if (query.mode === 'cursor') throw invalid('cursor', 'Use page');
      const all = await identities.listIdentities(caller);
      if (!query.sort[0]?.descending) all.reverse();
      const rows = all.slice(query.skip, query.skip + query.take);
      return list(toPage(rows, all.length, query, identities.present), query, url);
    },
  },
  {
    method: 'post',
    path: '/identities',
    open: false,
    answer: ({ caller, body }) => linkAnswer(caller, body),
  },
  {
    method: 'delete',
    path: '/identities/:id',
    open: false,
    answer: async ({ caller, params }) => {
      await identities.unlink(caller, idOf(params.id ?? ''));
      return noContent;
    },
  },
];

/** Logging in with accounts of others, and which of them belong to whom. */
export const oauthOperations: Operation[] = [...providers.flatMap(waysOf), exchange, ...linked];
