// The page of all operations has it from here too.
const key = 'csrf_token';

/** Said of how people stay logged in. */
export const about =
  'The browser sends the cookie of the session and the Origin by itself, and hides the cookie from scripts. What writes also sends the CSRF token.';

/** Keeps the CSRF token of a login. */
export const keep = (data) => sessionStorage.setItem(key, data.csrf_token);

/** Forgets it. */
export const forget = () => sessionStorage.removeItem(key);

/** What a request says of where it comes from. */
export const headersFor = (method) => {
  const token = sessionStorage.getItem(key);
  return token && method !== 'GET' ? { 'X-CSRF-Token': token } : {};
};
