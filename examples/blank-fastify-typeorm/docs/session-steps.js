import { refreshToken } from './session.js';
import { logIn, logOut } from './user.js';

const kept = () => ({ refresh_token: refreshToken() ?? undefined });

/** Staying logged in, and logging out. */
export const sessionGroup = {
  title: 'Stay logged in',
  steps: [
    {
      title: 'Refresh',
      note: 'After a 401 TOKEN_EXPIRED. A refresh token that is sent twice ends the session.',
      request: ['POST', '/auth/refresh'],
      body: kept,
      done: logIn,
    },
    {
      title: 'Log out',
      request: ['POST', '/auth/logout'],
      body: kept,
      done: logOut,
    },
    {
      title: 'Log out everywhere',
      request: ['POST', '/auth/logout-all'],
      done: logOut,
    },
  ],
};
