import { describe, expect, it } from 'vitest';
import { api, enter, people, providers, someone, tokenFor, visit } from '../../../test/oauth.js';

const { anybody } = api;
const { browser, loggedIn, signUp } = people;

describe.each(providers)('accounts of $label', (provider) => {
  it('takes over no account with that email: that one logs in and links', async () => {
    const person = await signUp();
    const who = someone({ email: person.email });
    const { status, error } = await enter(provider, who);
    expect(status).toBe(409);
    expect(error).toMatchObject({ code: 'CONFLICT', field: 'email' });
    const { body } = await visit(provider, who);
    const linked = await person.post('/auth/identities', body);
    expect(linked.status).toBe(201);
    expect(linked.data).toMatchObject({ provider: provider.name, email: person.email });
    expect((await enter(provider, who)).data.user).toMatchObject({ id: person.id });
  });

  it('links what belongs to nobody else, and the same once', async () => {
    const person = await signUp();
    const who = someone();
    const link = async () => ({ provider: provider.name, ...(await tokenFor(provider, who)) });
    const first = await person.post('/auth/identities', await link());
    const again = await person.post('/auth/identities', await link());
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.data).toEqual(first.data);
    const other = await signUp();
    expect((await other.post('/auth/identities', await link())).status).toBe(409);
    expect((await person.get('/auth/identities')).rows).toEqual([first.data]);
    expect((await other.get('/auth/identities')).rows).toEqual([]);
  });

  it('unlinks, but not the last way in', async () => {
    const who = someone();
    const reply = await enter(provider, who);
    const person = loggedIn(reply);
    const elsewhere = loggedIn(await enter(provider, who));
    const [identity] = (await person.get('/auth/identities')).rows;
    const one = `/auth/identities/${identity?.id}`;
    expect((await person.delete(one)).status).toBe(409);
    const { body } = await visit(provider, someone());
    expect((await person.post('/auth/identities', body)).status).toBe(201);
    expect((await (await signUp()).delete(one)).status).toBe(404);
    expect((await person.delete(one)).status).toBe(204);
    expect((await elsewhere.get('/auth/me')).status).toBe(401);
    expect((await person.get('/auth/me')).status).toBe(200);
  });

  it('has no password to log in with, and none to delete the account', async () => {
    const who = someone();
    const person = loggedIn(await enter(provider, who));
    const credentials = { email: who.email, password: 'three-green-bottles' };
    const { error } = await anybody.post('/auth/login', credentials, browser);
    expect(error.code).toBe('INVALID_CREDENTIALS');
    expect((await person.delete('/auth/me', {})).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
  });
});
