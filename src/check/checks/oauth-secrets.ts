import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { expectOne } from '../expect.js';
import { eventually } from '../instance.js';
import { methodOf } from '../method.js';
import {
  begin,
  codeIn,
  comeBack,
  exchange,
  oauthSection,
  present,
  query,
  s256,
  sha256,
  someone,
  visit,
} from './oauth-calls.js';

/** What a browser keeps of a login, and what the address tells of it. */
const secretsOf = (cookie: string, address: URL): string[] => [
  cookie.replace(/^[^=]*=/, ''),
  address.searchParams.get('state') ?? '',
  address.searchParams.get('nonce') ?? '',
];

export default oauthSection((add) => {
  add(
    'stored',
    'the database knows no secret of a login, neither on the way nor afterwards',
    async (context, provider) => {
      const rowOf = async (verifier: string) => {
        const sql = `SELECT * FROM oauth_logins WHERE code_challenge = '${s256(verifier)}'`;
        const [row, ...more] = await query(context, sql);
        assert.ok(row && more.length === 0, 'one row a login');
        return row;
      };
      const begun = await begin(context, provider);
      const before = JSON.stringify(await rowOf(begun.verifier));
      const secrets = secretsOf(begun.cookie, begun.address);
      for (const secret of secrets) assert.ok(!before.includes(secret), before);
      const back = provider.allow(begun.address, someone());
      const code = codeIn({ answer: await comeBack(context, back, { cookie: begun.cookie }) });
      const after = await rowOf(begun.verifier);
      assert.equal(after.token_hash, sha256(code));
      for (const secret of [...secrets, code, begun.verifier, back.parameters.code ?? ''])
        assert.ok(!JSON.stringify(after).includes(secret), JSON.stringify(after));
    },
    ['control'],
  );

  add(
    'opaque',
    'a code holds at least 256 bits that nobody can guess',
    async (context, provider) => {
      const codes = [
        codeIn(await visit(context, provider, someone())),
        codeIn(await visit(context, provider, someone())),
      ];
      for (const code of codes) assert.match(code, /^[\w-]{43,}$/);
      assert.notEqual(codes[0]?.slice(0, 16), codes[1]?.slice(0, 16));
    },
  );

  add(
    'log-secrets',
    'no code, token, state, cookie or secret of a provider is in the log',
    async (context, provider) => {
      const begun = await visit(context, provider, someone());
      const code = codeIn(begun);
      const answer = await exchange(context.api, code, begun.verifier);
      const data = expectOne(answer);
      await exchange(context.api, code, begun.verifier);
      const denied = await begin(context, provider);
      await comeBack(context, provider.deny(denied.address), { cookie: denied.cookie });
      const refused = await visit(context, provider, someone(), { fault: 'refused' });
      const broken = await visit(context, provider, someone(), { fault: 'garbage' });
      const nonce = randomBytes(24).toString('base64url');
      const id_token = provider.idToken({ ...someone(), nonce: 'another' });
      await present(context.api, provider, id_token, nonce);
      const id = `check-${randomBytes(6).toString('hex')}`;
      await context.api.get('/nothing', { headers: { 'x-request-id': id } });
      const logs = () => context.target.logs?.() ?? '';
      assert.ok(await eventually(async () => logs().includes(id)), 'the log was written');
      const secrets = [
        ...[begun, denied, refused, broken].flatMap(({ cookie, address }) =>
          secretsOf(cookie, address),
        ),
        ...methodOf(context.model).secretsOf(data, answer.headers),
        ...[code, begun.verifier, nonce, id_token],
        ...provider.secrets,
      ];
      for (const secret of secrets.filter(Boolean))
        assert.ok(!logs().includes(secret), `${secret.slice(0, 9)}… is in the log`);
    },
    ['logs'],
  );
});
