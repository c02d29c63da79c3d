import { describe, expect, it } from 'vitest';
import {
  api,
  begin,
  comeBack,
  enter,
  hashed,
  home,
  locationOf,
  people,
  providers,
  random,
  someone,
  tokenFor,
  visit,
} from '../../../test/oauth.js';

const { anybody } = api;
const { browser, loggedIn } = people;

describe.each(providers)('logging in with $label', (provider) => {
  const { path, standIn, clientId } = provider;

  const present = (body: object) => anybody.post(`${path}/token`, body, browser);

  it('leads to the provider with state, nonce and PKCE', async () => {
    const { answer, address } = await begin(provider);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(address.origin).toBe(standIn.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: `${api.url}/api/v1${path}/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('leads back to allowed addresses only', async () => {
    for (const redirect_to of ['https://evil.example/', `${home}&more`, home.toUpperCase()]) {
      const { status, error } = await anybody.get(
        `${path}?${new URLSearchParams({ redirect_to })}`,
      );
      expect(status).toBe(400);
      expect(error.field).toBe('redirect_to');
    }
  });

  it('comes back with a code that logs in once, for whoever has the verifier', async () => {
    const who = someone();
    const { answer, body } = await visit(provider, who);
    expect(answer.headers.get('location')).toBe(`${home}&code=${body.code}`);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^oauth=; Max-Age=0;/);
    const reply = await anybody.post('/auth/oauth/exchange', body, browser);
    expect(reply.status).toBe(200);
    expect(reply.data.user).toMatchObject({ email: who.email, name: 'Ada', role: 'user' });
    expect((await loggedIn(reply).get('/auth/me')).data).toEqual(reply.data.user);
    expect((await anybody.post('/auth/oauth/exchange', body, browser)).status).toBe(401);
  });

  it('refuses a code without its verifier', async () => {
    for (const code_verifier of [undefined, random()]) {
      const { code } = (await visit(provider, someone())).body;
      const reply = await anybody.post('/auth/oauth/exchange', { code, code_verifier }, browser);
      expect(reply.error.code).toBe('UNAUTHORIZED');
    }
  });

  it('knows people by their subject, whatever their email is now', async () => {
    const who = someone();
    const { id } = (await enter(provider, who)).data.user as { id: string };
    const moved = { ...who, email: someone().email };
    expect((await enter(provider, moved)).data.user).toMatchObject({ id, email: who.email });
  });

  it('gives two first logins at once one account', async () => {
    const who = someone();
    const replies = await Promise.all([enter(provider, who), enter(provider, who)]);
    const ids = replies.map(({ data }) => (data.user as { id: string }).id);
    expect(ids[0]).toBe(ids[1]);
  });

  it('comes back only in the browser that has begun, and once', async () => {
    const { address, cookie } = await begin(provider);
    const other = await begin(provider);
    const back = standIn.allow(address, someone());
    const tries = [
      await comeBack(provider, back, {}),
      await comeBack(provider, back, { cookie: other.cookie }),
    ];
    expect((await comeBack(provider, back, { cookie })).status).toBe(302);
    tries.push(await comeBack(provider, back, { cookie }));
    for (const { status } of tries) expect(status).toBe(403);
  });

  it('refuses another state', async () => {
    const { address, cookie } = await begin(provider);
    const back = { ...standIn.allow(address, someone()), state: random() };
    const answer = await comeBack(provider, back, { cookie });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'CSRF_FAILED' } });
  });

  it('sends a page back with the reason when somebody does not want to', async () => {
    const { address, cookie } = await begin(provider);
    const state = address.searchParams.get('state') ?? '';
    const headers = { cookie, accept: 'text/html' };
    const answer = await comeBack(provider, { error: 'access_denied', state }, headers);
    expect(locationOf(answer).href).toBe(`${home}&error=FORBIDDEN`);
  });

  it('refuses ID tokens that are not for this login', async () => {
    const lies = [
      { aud: 'another-client' },
      { aud: provider.appId },
      { iss: 'https://evil.example' },
      { nonce: random() },
      { sub: '' },
      { azp: 'another-client' },
    ];
    for (const lie of lies) {
      const { address, cookie } = await begin(provider);
      const back = standIn.allow(address, someone(), lie);
      const answer = await comeBack(provider, back, { cookie });
      expect([answer.status, lie]).toEqual([401, lie]);
    }
    const mine = await tokenFor(provider, someone());
    const theirs = await tokenFor(provider, someone(), { nonce: mine.nonce });
    const [header, , signature] = mine.id_token.split('.');
    const forged = [header, theirs.id_token.split('.')[1], signature].join('.');
    expect((await present({ ...mine, id_token: forged })).status).toBe(401);
  });

  it('is 503 while the provider is down, and works again afterwards', async () => {
    const { address, cookie } = await begin(provider);
    const back = standIn.allow(address, someone());
    standIn.isDown = true;
    const answer = await comeBack(provider, back, { cookie });
    standIn.isDown = false;
    expect(answer.status).toBe(503);
    expect((await enter(provider, someone())).status).toBe(200);
  });

  it('refuses an email that is not verified', async () => {
    for (const email_verified of [false, 'false', undefined]) {
      const { status, error } = await enter(provider, someone({ email_verified }));
      expect([status, error.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect((await enter(provider, someone({ email_verified: 'true' }))).status).toBe(200);
  });

  it('logs apps in by an ID token, whose nonce may be hashed', async () => {
    const who = someone();
    const first = await present(await tokenFor(provider, who));
    expect(first.status).toBe(200);
    const nonce = random();
    const { id_token } = await tokenFor(provider, who, { nonce: hashed(nonce, 'hex') });
    const second = await present({ id_token, nonce });
    expect(second.data.user).toMatchObject({ email: who.email });
    expect((await present({ id_token, nonce: random() })).status).toBe(401);
    const forOthers = await tokenFor(provider, who, { aud: 'another-app' });
    expect((await present(forOthers)).status).toBe(401);
  });
});
