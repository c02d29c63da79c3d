import type { OperationInput } from '../http/openapi.js';

/** What a 401 asks for. */
export const challenge = 'Cookie';

/** What pages of allowed origins may send, and what lets them. */
export const corsRequestHeaders = ['X-CSRF-Token'];
export const corsHeaders: Record<string, string> = { 'Access-Control-Allow-Credentials': 'true' };

/** Said of the API as a whole. */
export const introduction =
  'JSON over HTTPS. A login sets a cookie; send its CSRF token as X-CSRF-Token with every write.';

export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
    description: 'The cookie that a login sets; in development its name is session',
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'The csrf_token of the login; on the docs page it is sent by itself',
  },
};

/** Which of the schemes an operation asks for. */
export const securityOf = ({ secured, method }: OperationInput): object[] => {
  if (secured === false) return [];
  const needed = { session: [], ...(method !== 'get' && { csrf: [] }) };
  return secured === true ? [needed] : [{}, needed];
};

/** Options of the docs page, in JavaScript: it remembers the token of the last login. */
export const docsOptions = `  requestInterceptor: (request) => {
    const token = sessionStorage.getItem('csrf_token');
    if (token) request.headers['X-CSRF-Token'] = token;
    return request;
  },
  responseInterceptor: (response) => {
    const token = response.body?.data?.csrf_token;
    if (token) sessionStorage.setItem('csrf_token', token);
    return response;
  },
`;
