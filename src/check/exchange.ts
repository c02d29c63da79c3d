import type { Exchange } from './recorder.js';

/** A request and its answer, short and without secrets. */
export interface Shown {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
  status: number;
  answer: string;
  request_id: string | null;
  took_ms: number;
}

const shortest = 8;

const hidden = (secret: string): string => `${secret.slice(0, shortest)}…`;

const secretKeys =
  /("(?:password|current_password|new_password|access_token|refresh_token|id_token|csrf_token|code_verifier)"\s*:\s*")([^"\\]*)/g;

/** What comes before a secret in a header, and the secret. */
const secretHeaders: Record<string, RegExp> = {
  authorization: /^(bearer )(.+)$/i,
  cookie: /^([^=]*=)(.+)$/,
  'x-csrf-token': /^()(.+)$/,
};

const withoutSecrets = (text: string): string =>
  text.replace(secretKeys, (_, key: string, value: string) => key + hidden(value));

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;

/** As text, or as its size where it is no text that a terminal could show. */
const bodyText = (body: string | Buffer | undefined): string | null => {
  if (body === undefined) return null;
  const text = body.toString();
  return typeof body === 'string' || Buffer.from(text).equals(body) ? text : `${body.length} bytes`;
};

const headersOf = ({ headers }: Exchange): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'content-length')
      .map(([name, value]) => [
        name,
        secretHeaders[name]
          ? value.replace(
              secretHeaders[name],
              (_, start: string, rest: string) => start + hidden(rest),
            )
          : cut(value, 300),
      ]),
  );

/** What a report shows of an exchange. */
export const shownOf = (exchange: Exchange): Shown => {
  const body = bodyText(exchange.body);
  const id = exchange.answerHeaders['x-request-id'];
  return {
    method: exchange.method,
    url: cut(exchange.url, 2000),
    headers: headersOf(exchange),
    body: body === null ? null : cut(withoutSecrets(body), 1000),
    status: exchange.status,
    answer: cut(withoutSecrets(exchange.text), 1000),
    request_id: typeof id === 'string' ? id : null,
    took_ms: Math.round(exchange.took),
  };
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a command line for curl. */
export const curl = ({ method, url, headers, body }: Shown): string =>
  [
    'curl -i',
    ...(method === 'GET' ? [] : [method === 'HEAD' ? '--head' : `-X ${method}`]),
    quoted(url),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' ');
