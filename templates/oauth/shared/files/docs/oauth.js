import { call } from './call.js';
import { showExchange } from './exchanges.js';
import { challengeOf, newVerifier } from './pkce.js';
import { providers } from './providers.js';
import { outcomeOf } from './steps.js';
import { logIn } from './user.js';

// What this tab left for, kept until it is back.
const key = 'oauth';

const say = (text) => {
  document.querySelector('#news').textContent = text;
};

const leave = async ({ name, label }, purpose) => {
  const verifier = newVerifier();
  sessionStorage.setItem(key, JSON.stringify({ purpose, verifier }));
  const redirect_to = location.origin + location.pathname;
  const query = new URLSearchParams({ redirect_to, code_challenge: await challengeOf(verifier) });
  const path = `/api/v1/auth/oauth/${name}?${query}`;
  const note = `The browser goes there, on to ${label}, and comes back to redirect_to with a code or an error.`;
  showExchange({ request: { method: 'GET', path, headers: {} }, note });
  say(`On the way to ${label}`);
  location.assign(path);
};

const purposes = {
  login: async (body) => {
    const answer = await call('POST', '/auth/oauth/exchange', body);
    if (answer.status === 200) logIn(answer.body.data);
    return answer;
  },
  link: (body) => call('POST', '/auth/identities', body),
};

/** What came of it, where the browser has just come back. */
const outcomeOfReturn = async (query, left) => {
  const [code, error] = [query.get('code'), query.get('error')];
  if (error !== null) return `Came back with the error ${error}`;
  if (left === null) return 'Came back with a code that this tab did not ask for';
  const answer = await purposes[left.purpose]({ code, code_verifier: left.verifier });
  return `Came back with a code: ${outcomeOf(answer)}`;
};

const arrive = async () => {
  const query = new URLSearchParams(location.search);
  if (!query.has('code') && !query.has('error')) return;
  const left = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  history.replaceState(null, '', location.pathname);
  say(await outcomeOfReturn(query, left));
};

const leaving = (title, purpose, note) => (provider) => ({
  title: `${title} ${provider.label}`,
  note,
  request: ['GET', `/auth/oauth/${provider.name}`],
  act: () => leave(provider, purpose),
});

const labelOf = (name) => providers.find((provider) => provider.name === name)?.label ?? name;

/** Logging in with accounts of others, and linking them to one's own. */
export const oauthGroup = {
  title: 'Other accounts',
  steps: [
    ...providers.map(leaving('Log in with', 'login')),
    ...providers.map(leaving('Link', 'link', 'For whoever is logged in: a second way in.')),
    {
      title: 'List the accounts',
      request: ['GET', '/auth/identities'],
      row: ({ id, provider, email }) => ({
        text: `${labelOf(provider)}${email ? `: ${email}` : ''}`,
        title: 'Unlink',
        request: ['DELETE', `/auth/identities/${id}`],
      }),
    },
  ],
  arrive,
};
