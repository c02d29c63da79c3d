import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectNothing, expectOne } from '../expect.js';
import { loginAgain, newPerson } from '../people.js';

const refresh = (api: Client, token: unknown) =>
  api.post('/auth/refresh', { refresh_token: token });

export default section('6 Logout', (check) => {
  check('6 logout', 'is 204, idempotent, and ends the access token at once', async (context) => {
    const person = await newPerson(context);
    const out = () => person.api.post('/auth/logout', { refresh_token: person.refresh });
    expectNothing(await out());
    expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    expectError(await person.api.get('/tasks'), 401, 'UNAUTHORIZED');
    expectError(await refresh(context.api, person.refresh), 401, 'UNAUTHORIZED');
    expectNothing(await out(), 'again');
    expectNothing(
      await context.api.post('/auth/logout', { refresh_token: person.refresh }),
      'without Bearer',
    );
  });

  check('6 logout', 'takes either token, none is 401', async (context) => {
    const [ann, bob] = [await newPerson(context), await newPerson(context)];
    expectNothing(await context.api.post('/auth/logout', { refresh_token: ann.refresh }));
    expectError(await ann.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    expectNothing(await bob.api.post('/auth/logout'), 'Bearer only, no body');
    expectError(await refresh(context.api, bob.refresh), 401, 'UNAUTHORIZED');
    expectError(await context.api.post('/auth/logout', {}), 401, 'UNAUTHORIZED');
    expectNothing(
      await context.api.post('/auth/logout', { refresh_token: 'a'.repeat(43) }),
      'dead token',
    );
  });

  check('6 logout', 'ends only the one session', async (context) => {
    const person = await newPerson(context);
    const other = await loginAgain(context, person);
    expectNothing(await person.api.post('/auth/logout', { refresh_token: person.refresh }));
    expectOne(await other.api.get('/auth/me'));
    expectOne(await refresh(context.api, other.refresh));
  });

  check('6 logout-all', 'ends every session of the caller and nobody else', async (context) => {
    const person = await newPerson(context);
    const [other, stranger] = [await loginAgain(context, person), await newPerson(context)];
    expectError(await context.api.post('/auth/logout-all'), 401, 'UNAUTHORIZED');
    expectNothing(await person.api.post('/auth/logout-all'));
    for (const each of [person, other]) {
      expectError(await each.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectError(await refresh(context.api, each.refresh), 401, 'UNAUTHORIZED');
    }
    expectOne(await stranger.api.get('/auth/me'));
    expectOne(await (await loginAgain(context, person)).api.get('/auth/me'));
  });
});
