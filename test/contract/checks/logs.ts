import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectOne } from '../expect.js';
import { eventually } from '../instance.js';
import { newPerson } from '../people.js';

const linesOf = (logs: string): Record<string, unknown>[] =>
  logs
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

export default section('9 Logs', (check) => {
  check(
    '9 logs',
    'every request leaves a JSON line with its id',
    async ({ api, target }) => {
      const id = `check-${Math.random().toString(36).slice(2, 12)}`;
      await api.get('/nothing', { headers: { 'x-request-id': id } });
      const logged = () => linesOf(target.logs?.() ?? '').filter((line) => line.request_id === id);
      assert.ok(
        await eventually(async () => logged().length > 0, 3_000),
        'a line with the request id',
      );
      for (const line of logged()) assert.ok(line.level && line.time, JSON.stringify(line));
    },
    ['logs'],
  );

  check(
    '9 logs',
    'no line is anything but JSON',
    async ({ target }) => {
      const other = (target.logs?.() ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('{'));
      const own = other.filter((line) => !/^> |^npm |^\$ /.test(line));
      assert.deepEqual(own.slice(0, 5), []);
    },
    ['logs', 'control'],
  );

  check(
    '9 logs',
    'no password, token or cookie',
    async (context) => {
      const person = await newPerson(context);
      const { email, password } = person;
      const wrong = `wrong-${password}`;
      const cookie = `session=cookie-${password}`;
      await context.api.post('/auth/login', { email, password: wrong });
      await context.api.post('/auth/login', { email, password, extra: password });
      await context.api.send('POST', '/auth/login', undefined, {
        raw: `{"password":"${password}`,
        headers: { 'content-type': 'application/json' },
      });
      await person.api.post('/auth/change-password', {
        current_password: wrong,
        new_password: wrong,
      });
      await person.api.get('/tasks', { headers: { cookie } });
      await context.api.get(`/tasks?access_token=${person.access}`);
      const data = expectOne(
        await context.api.post('/auth/refresh', { refresh_token: person.refresh }),
      );
      await context.api.post('/auth/refresh', { refresh_token: person.refresh });
      await new Promise((resolve) => setTimeout(resolve, 500));
      const logs = context.target.logs?.() ?? '';
      for (const secret of [
        password,
        wrong,
        cookie,
        person.access,
        person.refresh,
        data.access_token,
        data.refresh_token,
        '$argon2',
      ])
        assert.ok(!logs.includes(secret), `${secret.slice(0, 12)}… is in the log`);
    },
    ['logs'],
  );
});
