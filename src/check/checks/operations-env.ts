import assert from 'node:assert/strict';
import { section, type Target } from '../check.js';

const bad: Record<string, string | undefined> = {
  DATABASE_URL: undefined,
  TRUST_PROXY: 'yes please',
  CORS_ORIGINS: '*',
  RATE_LIMIT_MAX: '-1',
  AUTH_RATE_LIMIT_MAX: '0',
  AUTH_RATE_LIMIT_WINDOW: 'soon',
  REDIS_URL: 'not an address',
  LOG_LEVEL: 'loud',
};

const expectRefusal = async (target: Target, name: string, value: string | undefined) => {
  const failed = await target.control?.bootFails({ [name]: value });
  assert.ok(failed?.code, `ended with ${failed?.code}: ${failed?.output.slice(0, 300)}`);
  assert.ok(failed.output.includes(name), failed.output.slice(0, 300));
  for (const secret of [target.control?.env.DATABASE_URL, target.control?.env.JWT_SECRET])
    assert.ok(!secret || !failed.output.includes(secret), 'no other value is shown');
  assert.doesNotMatch(failed.output, /^\s+at |^Traceback/m, 'no stack');
};

export default section('operations', (_model, add) => {
  for (const [name, value] of Object.entries(bad))
    add(
      `operations.env-${name.toLowerCase().replaceAll('_', '-')}`,
      '9 Secrets',
      `production refuses to start with a bad ${name}, and says so`,
      ({ target }) => expectRefusal(target, name, value),
      ['control', 'production'],
    );

  add(
    'operations.env-mode',
    '9 Secrets',
    'a mode that is neither development, test nor production is refused',
    async ({ target }) => {
      for (const name of Object.keys(target.control?.modes.production ?? {}))
        await expectRefusal(target, name, 'prod');
    },
    ['control', 'production'],
  );
});
