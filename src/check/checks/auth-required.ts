import type { Context } from '../check.js';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError } from '../expect.js';
import { accountCalls, type Call, protectedCalls, relationCalls } from './calls.js';

const expectAllRefused = async (api: Client, calls: Call[]): Promise<void> => {
  for (const [method, path] of calls) {
    const about = `${method} ${path}`;
    expectError(await api.send(method, path), 401, 'UNAUTHORIZED', undefined, about);
    if (method === 'GET') continue;
    // A body that is wrong tells whether the token is asked for first.
    const answer = await api.send(method, path, { nothing: true });
    expectError(answer, 401, 'UNAUTHORIZED', undefined, `${about} with a bad body`);
  }
};

/** Somebody who has logged out, for all checks that need one. */
const loggedOut = (context: Context): Promise<Client> =>
  context.once('logged out', async () => {
    const { api } = await context.newPerson();
    await api.post('/auth/logout');
    return api;
  });

export default section('auth', (model, add) => {
  add(
    'auth.token-required-account',
    '2 401',
    'the account of the caller needs a token, asked for before anything else',
    ({ api }) => expectAllRefused(api, accountCalls(model)),
  );

  for (const resource of model.resources) {
    const { name, owner } = resource;
    const what = owner === 'admin' ? 'writing' : 'reading and writing';
    add(
      `auth.token-required[${name}]`,
      '2 401',
      `${what} ${name} needs a token, asked for before anything else`,
      ({ api }) => expectAllRefused(api, protectedCalls(resource)),
    );
    add(
      `auth.token-ended[${name}]`,
      '6 logout',
      `${what} ${name} with a token of an ended session is 401`,
      async (context) => expectAllRefused(await loggedOut(context), protectedCalls(resource)),
    );
  }

  for (const { parent, child } of model.relations) {
    const calls = relationCalls(parent, child);
    add(
      `auth.token-required[${parent}.${child}]`,
      '2 401',
      `linking ${parent} and ${child} needs a token`,
      ({ api }) => expectAllRefused(api, calls),
    );
    add(
      `auth.token-ended[${parent}.${child}]`,
      '6 logout',
      `linking ${parent} and ${child} with a token of an ended session is 401`,
      async (context) => expectAllRefused(await loggedOut(context), calls),
    );
  }
});
