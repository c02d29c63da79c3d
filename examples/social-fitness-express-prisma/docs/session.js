const keys = ['access_token', 'refresh_token'];

/** Said of how people stay logged in. */
export const about =
  'Every request carries the access token. It lasts 15 minutes; the refresh token buys the next pair, once.';

/** The refresh token of the last login. */
export const refreshToken = () => sessionStorage.getItem('refresh_token');

/** Keeps the tokens of a login for as long as the tab is open. */
export const keep = (data) => {
  for (const key of keys) sessionStorage.setItem(key, data[key]);
};

/** Forgets them. */
export const forget = () => {
  for (const key of keys) sessionStorage.removeItem(key);
};

/** What a request says of who sends it. */
export const headersFor = () => {
  const token = sessionStorage.getItem('access_token');
  return token ? { Authorization: `Bearer ${token}` } : {};
};
