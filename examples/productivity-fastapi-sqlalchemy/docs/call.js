import { showExchange } from './exchanges.js';
import { headersFor } from './session.js';

const api = '/api/v1';

const shownHeaders = [
  'Location',
  'WWW-Authenticate',
  'ETag',
  'Link',
  'RateLimit',
  'Retry-After',
  'X-Request-Id',
];

const headersOf = ({ headers }) =>
  Object.fromEntries(
    shownHeaders.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : [])),
  );

/** Sends one request to the API, and shows it with its answer. */
export const call = async (method, path, body) => {
  const headers = {
    ...headersFor(method),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  const request = { method, path: api + path, headers, body };
  const response = await fetch(request.path, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  const answer = {
    status: response.status,
    reason: response.statusText,
    headers: headersOf(response),
    body: text === '' ? undefined : JSON.parse(text),
  };
  showExchange({ request, answer });
  return answer;
};
