import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Context } from '../check.js';
import { section } from '../check.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const query = async ({ target }: Context, sql: string) => (await target.control?.query(sql)) ?? [];

export default section('security', (model, add) => {
  add(
    'security.password-hash',
    '6 users',
    'passwords are stored as argon2id, at the strength of the contract or more',
    async (context) => {
      const { user, password } = await context.newPerson();
      const [row] = await query(context, `SELECT * FROM users WHERE id = '${user.id}'`);
      const hash = String(row?.password_hash);
      const [, memory, time, lanes] =
        /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash) ?? [];
      assert.ok(Number(memory) >= 19_456, `memory: ${memory}`);
      assert.ok(Number(time) >= 2 && Number(lanes) >= 1, `time ${time}, lanes ${lanes}`);
      assert.ok(!JSON.stringify(row).includes(password), 'the password is in no column');
    },
    ['control'],
  );

  add(
    'security.password-salt',
    '6 users',
    'the same password has another hash for each user',
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      const body = { current_password: bob.password, new_password: ann.password };
      await bob.api.post('/auth/change-password', body);
      const ids = `'${ann.user.id}', '${bob.user.id}'`;
      const found = await query(context, `SELECT password_hash FROM users WHERE id IN (${ids})`);
      assert.equal(new Set(found.map((row) => row.password_hash)).size, 2);
    },
    ['control'],
  );

  if (model.auth === 'jwt')
    add(
      'security.refresh-hash',
      '6 jwt',
      'refresh tokens are stored as SHA-256 only',
      async (context) => {
        const { refresh: token } = await context.newPerson();
        const hash = sha256(token);
        const found = await query(
          context,
          `SELECT * FROM refresh_tokens WHERE token_hash = '${hash}'`,
        );
        assert.equal(found.length, 1);
        const all = `SELECT 1 FROM refresh_tokens AS each WHERE each::text LIKE '%${token}%'`;
        assert.deepEqual(await query(context, all), []);
      },
      ['control'],
    );
});
