import { type Answer, type Request, send } from './client.js';
import { normaliser } from './normalise.js';
import { nobody, type Section, type Step } from './say.js';

export interface Exchange {
  step: Step;
  request: Request;
  /** As it came. */
  answer: Answer;
  /** With ids, times and tokens replaced: the same on every stack. */
  normal: Answer;
}

export interface Backend {
  url: string;
  promote(userId: string): Promise<void>;
}

type Kept = Record<string, unknown>;

const lookUp = (kept: Kept, path: string): string => {
  const value = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Kept | undefined)?.[key], kept);
  // The conversation goes on: the requests that failed are reported, and what followed from them.
  return String(value ?? `missing-${path}`);
};

const fill = (text: string, kept: Kept): string =>
  text.replace(/\$([a-z]\w*(?:\.\w+)+)/g, (_, path: string) => lookUp(kept, path));

const tokenOf = ({ who }: Step): Record<string, string> =>
  who === nobody ? {} : { authorization: `Bearer $${who}.access_token` };

/** What a page of the server sends. */
const cookieOf = ({ who }: Step): Record<string, string> => ({
  origin: 'https://api.example.com',
  ...(who !== nobody && { cookie: `$${who}.cookie`, 'x-csrf-token': `$${who}.csrf_token` }),
});

const requestOf = (step: Step, number: number, kept: Kept, isSession: boolean): Request => {
  const [method = '', line = ''] = step.line.split(/ (.*)/s);
  const path = line.startsWith('~') ? line.slice(1) : `/api/v1${line}`;
  const body = step.body === undefined ? step.raw : fill(JSON.stringify(step.body), kept);
  const headers = {
    host: 'api.example.com',
    'x-forwarded-proto': 'https',
    'x-request-id': `request-${number}`,
    ...(isSession ? cookieOf(step) : tokenOf(step)),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...step.headers,
  };
  const written = Object.entries(headers).filter(([, value]) => value !== undefined);
  return {
    method,
    path: fill(path, kept),
    headers: Object.fromEntries(written.map(([name, value]) => [name, fill(`${value}`, kept)])),
    body,
  };
};

const keep = ({ as }: Step, { text, headers }: Answer, kept: Kept): void => {
  if (!as) return;
  const { data, pagination } = JSON.parse(text);
  const cookie = String(headers['set-cookie'] ?? '').split(';')[0];
  kept[as] = { ...data, rows: data, pagination, etag: headers.etag, cookie };
};

/** Sends every request of the conversation in its order. */
export const talk = async (
  backend: Backend,
  sections: Section[],
  isSession = false,
): Promise<Exchange[][]> => {
  const kept: Kept = {};
  const record: Exchange[][] = [];
  let number = 1000;
  for (const { steps } of sections) {
    const exchanges: Exchange[] = [];
    const normalise = normaliser();
    for (const step of steps) {
      number += 1;
      const request = requestOf(step, number, kept, isSession);
      const answer = await send(backend.url, request);
      exchanges.push({ step, request, answer, normal: normalise(answer) });
      if (answer.status < 300) keep(step, answer, kept);
      if (step.promote) await backend.promote(lookUp(kept, `${step.as}.user.id`));
    }
    record.push(exchanges);
  }
  return record;
};
