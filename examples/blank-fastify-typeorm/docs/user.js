import { forget, keep } from './session.js';

const key = 'user';

/** Says who is logged in. */
export const showCaller = () => {
  const user = JSON.parse(sessionStorage.getItem(key));
  document.querySelector('#caller').textContent = user
    ? `Logged in as ${user.email}`
    : 'Nobody is logged in';
};

const setUser = (user) => {
  sessionStorage.setItem(key, JSON.stringify(user));
  showCaller();
};

/** Remembers a login by what the API answered. */
export const logIn = (data) => {
  keep(data);
  setUser(data.user);
};

/** Forgets the last login. */
export const logOut = () => {
  forget();
  setUser(null);
};
