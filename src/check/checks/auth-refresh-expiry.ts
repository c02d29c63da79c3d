import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Context } from '../check.js';
import { authSection } from '../check.js';
import { expectError, expectOne } from '../expect.js';
import { refresh } from './auth-calls.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const query = async ({ target }: Context, sql: string) => (await target.control?.query(sql)) ?? [];

export default authSection('jwt', (_model, add) => {
  add(
    'auth.refresh-lifetime',
    '6 jwt',
    'a refresh token lives 7 days',
    async (context) => {
      const { refresh: token } = await context.newPerson();
      const sql = `SELECT extract(epoch FROM expires_at - now()) AS seconds FROM refresh_tokens
      WHERE token_hash = '${sha256(token)}'`;
      const [row] = await query(context, sql);
      assert.ok(Math.abs(Number(row?.seconds) - 7 * 86_400) < 300, `${row?.seconds} seconds`);
    },
    ['control'],
  );

  add(
    'auth.refresh-expired',
    '6 jwt',
    'a refresh token past its time is 401',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      const hash = sha256(data.refresh_token);
      await query(
        context,
        `UPDATE refresh_tokens SET expires_at = now() - interval '1 second' WHERE token_hash = '${hash}'`,
      );
      expectError(await refresh(context.api, data.refresh_token), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );
});
