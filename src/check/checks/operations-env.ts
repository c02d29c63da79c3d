import assert from 'node:assert/strict';
import { section } from '../check.js';

const bad: Record<string, string | undefined> = {
  DATABASE_URL: undefined,
  TRUST_PROXY: 'yes please',
  CORS_ORIGINS: '*',
  RATE_LIMIT_MAX: '-1',
  AUTH_RATE_LIMIT_MAX: '0',
  AUTH_RATE_LIMIT_WINDOW: 'soon',
  NODE_ENV: 'prod',
  REDIS_URL: 'not an address',
  LOG_LEVEL: 'loud',
};

export default section('operations', (_model, add) => {
  for (const [name, value] of Object.entries(bad))
    add(
      `operations.env-${name.toLowerCase().replaceAll('_', '-')}`,
      '9 Secrets',
      `production refuses to start with a bad ${name}, and says so`,
      async ({ target }) => {
        const failed = await target.control?.bootFails({ [name]: value });
        assert.ok(failed?.code, `ended with ${failed?.code}: ${failed?.output.slice(0, 300)}`);
        assert.ok(failed.output.includes(name), failed.output.slice(0, 300));
        for (const secret of [target.control?.env.DATABASE_URL, target.control?.env.JWT_SECRET])
          assert.ok(secret && !failed.output.includes(secret), 'no other value is shown');
        assert.doesNotMatch(failed.output, /^\s+at /m, 'no stack');
      },
      ['control', 'production'],
    );
});
