import assert from 'node:assert/strict';
import { section } from '../check.js';

const secrets: Record<string, string | undefined> = {
  missing: undefined,
  empty: '',
  short: 'kP3-vb9_Lq7-tZ2_Wm5-xR8_Yc4-nJ1',
  'well-known': 'your-secret-key-change-in-production',
  default: 'for-development-only-change-me-in-production',
  placeholder: 'change-me-change-me-change-me-change-me',
  repeated: 'a'.repeat(40),
};

export default section('security', (model, add) => {
  if (model.auth !== 'jwt') return;
  for (const [about, secret] of Object.entries(secrets))
    add(
      `security.secret-${about}`,
      '9 Secrets',
      `production refuses to start with a JWT_SECRET that is ${about}, naming the variable only`,
      async ({ target }) => {
        const failed = await target.control?.bootFails({ JWT_SECRET: secret });
        assert.ok(failed?.code, `ended with ${failed?.code}: ${failed?.output.slice(0, 300)}`);
        assert.match(failed.output, /JWT_SECRET/);
        if (secret) assert.ok(!failed.output.includes(secret), 'the value is not shown');
      },
      ['control', 'production'],
    );
});
