import type { Answer } from './client.js';

// What HTTP says about one connection or one moment, whatever the API.
const ofTheConnection = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g;
const accessToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const refreshToken = /("refresh_token":)"[\w-]{43}"/g;
const csrfToken = /("csrf_token":)"[\w-]{43}"/g;
const cookieSecret = /(session=[\w-]{36}\.)[\w-]{43}/g;
const sessionEnd = /("expires_at":)"[^"]+"/g;
const cursor = /("next_cursor":|[?&]cursor=)"?[\w-]+"?/g;
const etag = /"[\w-]{27}"/g;

const day = 86_400_000;

/** Replaces what no two servers share by words; ids get a number in the order of their appearance. */
export const normaliser = () => {
  const seen = new Map<string, string>();
  const numbered = (id: string): string => {
    const known = seen.get(id) ?? `id-${seen.size + 1}`;
    seen.set(id, known);
    return known;
  };
  const isRecent = (time: string) => Math.abs(Date.now() - Date.parse(time)) < day;
  const text = (value: string): string =>
    value
      .replace(accessToken, 'ACCESS-TOKEN')
      .replace(refreshToken, '$1"REFRESH-TOKEN"')
      .replace(csrfToken, '$1"CSRF-TOKEN"')
      .replace(cookieSecret, '$1SECRET')
      .replace(cursor, (found, name) => (found.endsWith('null') ? found : `${name}CURSOR`))
      .replace(sessionEnd, '$1"LATER"')
      .replace(uuid, numbered)
      .replace(moment, (time) => (isRecent(time) ? 'NOW' : time));
  const header = (name: string, value: string): string => {
    if (name === 'set-cookie') return text(value).replace(/Max-Age=[1-9]\d*/, 'Max-Age=N');
    if (name === 'ratelimit') return value.replace(/=\d+/g, '=N');
    return text(value).replace(etag, '"ETAG"');
  };
  return ({ status, headers, text: body }: Answer): Answer => ({
    status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !ofTheConnection.has(name))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => [name, header(name, String(value))]),
    ),
    text: text(body),
  });
};
