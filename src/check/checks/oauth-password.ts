import assert from 'node:assert/strict';
import { expectError, expectNothing, expectOne } from '../expect.js';
import { somePassword } from '../people.js';
import { login } from './auth-calls.js';
import { enter, logIn, oauthSection, someone } from './oauth-calls.js';

export default oauthSection((add) => {
  add(
    'no-password',
    'an account without a password has none: 401 INVALID_CREDENTIALS, as for everybody',
    async (context, provider) => {
      const { email, api } = await logIn(context, provider, someone());
      for (const password of ['null', 'undefined', somePassword()])
        expectError(await login(context.api, email, password), 401, 'INVALID_CREDENTIALS');
      const body = { current_password: somePassword(), new_password: somePassword() };
      expectError(await api.post('/auth/change-password', body), 401, 'INVALID_CREDENTIALS');
      expectError(
        await login(context.api, email, body.new_password),
        401,
        'INVALID_CREDENTIALS',
        undefined,
        'no password was set',
      );
    },
  );

  add(
    'no-password-delete',
    'an account without a password is deleted by {}, with its identity',
    async (context, provider) => {
      const who = someone();
      const { api, user } = await logIn(context, provider, who);
      expectNothing(await api.delete('/auth/me', {}));
      expectError(await api.get('/auth/me'), 401, 'UNAUTHORIZED');
      const again = expectOne(await enter(context, provider, who));
      assert.notEqual(again.user.id, user.id, 'somebody new');
    },
  );
});
