import { keep } from './session.js';
import { logIn, logOut } from './user.js';

const device = ({ user_agent, current }) =>
  `${user_agent ?? 'Unknown'}${current ? ' (this one)' : ''}`;

/** Staying logged in, and logging out. */
export const sessionGroup = {
  title: 'Stay logged in',
  steps: [
    {
      title: 'Refresh',
      note: 'Gives the session a new cookie and a new CSRF token.',
      request: ['POST', '/auth/refresh'],
      done: logIn,
    },
    {
      title: 'Ask for the CSRF token',
      note: 'For a page that was loaded again: 401 means that nobody is logged in.',
      request: ['GET', '/auth/csrf'],
      done: keep,
    },
    {
      title: 'List the sessions',
      request: ['GET', '/auth/sessions'],
      row: (session) => ({
        text: device(session),
        title: 'End',
        request: ['DELETE', `/auth/sessions/${session.id}`],
        done: session.current ? logOut : undefined,
      }),
    },
    {
      title: 'Log out',
      request: ['POST', '/auth/logout'],
      done: logOut,
    },
    {
      title: 'Log out everywhere',
      request: ['POST', '/auth/logout-all'],
      done: logOut,
    },
  ],
};
