import { logIn, logOut } from './user.js';

const email = { name: 'email', label: 'Email', type: 'email', autocomplete: 'username' };
const name = { name: 'name', label: 'Name', type: 'text', autocomplete: 'name' };
const newPassword = { type: 'password', autocomplete: 'new-password' };
const oldPassword = { type: 'password', autocomplete: 'current-password' };

/** Getting in with a password. */
export const loginGroup = {
  title: 'Log in',
  steps: [
    {
      title: 'Register',
      request: ['POST', '/auth/register'],
      fields: [email, { name: 'password', label: 'Password', ...newPassword }, name],
      done: logIn,
    },
    {
      title: 'Log in',
      request: ['POST', '/auth/login'],
      fields: [
        { ...email, value: 'demo@example.com' },
        { name: 'password', label: 'Password', value: 'demo-password', ...oldPassword },
      ],
      done: logIn,
    },
    {
      title: 'Who am I?',
      request: ['GET', '/auth/me'],
    },
  ],
};

/** What people do with their account. */
export const accountGroup = {
  title: 'Account',
  steps: [
    {
      title: 'Change the name',
      request: ['PATCH', '/auth/me'],
      fields: [name],
    },
    {
      title: 'Change the password',
      note: 'Ends every other session.',
      request: ['POST', '/auth/change-password'],
      fields: [
        { name: 'current_password', label: 'Current password', ...oldPassword },
        { name: 'new_password', label: 'New password', ...newPassword },
      ],
    },
    {
      title: 'Delete the account',
      note: 'With everything that belongs to it.',
      request: ['DELETE', '/auth/me'],
      fields: [{ name: 'password', label: 'Password', ...oldPassword }],
      done: logOut,
    },
  ],
};
