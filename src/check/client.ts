import http from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { recording } from './recorder.js';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  json: any;
  /** Milliseconds until the last byte. */
  took: number;
}

export interface Options {
  headers?: Record<string, string | undefined>;
  /** Sent as it is, without a Content-Type unless headers name one. */
  raw?: string | Buffer;
  /** A 429 is an answer like any other: nothing waits for it. */
  limited?: boolean;
}

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 50 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 50 }),
};

const mostWaits = 40;

/** Speaks HTTP without any of fetch's good manners: no redirects, no headers of its own. */
export class Client {
  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = {},
  ) {}

  with(headers: Record<string, string>): Client {
    return new Client(this.base, { ...this.headers, ...headers });
  }

  /** With an access token. */
  bearing(token: string): Client {
    return this.with({ authorization: `Bearer ${token}` });
  }

  get(path: string, options?: Options): Promise<Answer> {
    return this.send('GET', path, undefined, options);
  }

  post(path: string, body?: unknown, options?: Options): Promise<Answer> {
    return this.send('POST', path, body, options);
  }

  put(path: string, body?: unknown, options?: Options): Promise<Answer> {
    return this.send('PUT', path, body, options);
  }

  patch(path: string, body?: unknown, options?: Options): Promise<Answer> {
    return this.send('PATCH', path, body, options);
  }

  delete(path: string, body?: unknown, options?: Options): Promise<Answer> {
    return this.send('DELETE', path, body, options);
  }

  async send(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer> {
    const payload = body === undefined ? options.raw : JSON.stringify(body);
    const headers = definedOnly({
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
      ...this.headers,
      ...options.headers,
    });
    const url = this.base + path;
    for (let waits = 0; ; waits += 1) {
      const answer = await exchange(method, url, headers, payload);
      const { status, headers: answerHeaders, text, took } = answer;
      const recorder = recording.getStore();
      recorder?.saw({ method, url, headers, body: payload, status, answerHeaders, text, took });
      if (status !== 429 || options.limited || waits === mostWaits) return answer;
      const milliseconds = (Number(answerHeaders['retry-after']) || 1) * 1000;
      recorder?.waits(milliseconds);
      await pause(milliseconds);
    }
  }
}

const definedOnly = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

const exchange = (
  method: string,
  url: string,
  headers: Record<string, string>,
  payload: string | Buffer | undefined,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const { protocol, hostname, port } = new URL(url);
    const path = url.slice(url.indexOf('/', 8));
    const secure = protocol === 'https:';
    const agent = agents[secure ? 'https:' : 'http:'];
    const host = hostname.replace(/^\[|\]$/g, '');
    const localAddress = recording.getStore()?.localAddress;
    const from = localAddress ? { localAddress, family: 4 } : {};
    const request = (secure ? https : http).request(
      { agent, host, port, method, path, headers, timeout: 20_000, ...from },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const took = performance.now() - started;
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, text, json: parse(text), took });
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer in 20 s`)));
    request.on('error', reject);
    request.end(payload);
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
