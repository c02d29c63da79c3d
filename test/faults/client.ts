/** What a server answered, and after how long. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what it reads
  json: any;
  /** Milliseconds until the last byte. */
  took: number;
}

type Headers = globalThis.Headers;

// Far beyond every limit of the contract: a request that hangs is told from a slow one.
const patience = 30_000;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Speaks JSON with a server as a proxy in front of it would. */
export class Client {
  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = { 'x-forwarded-proto': 'https' },
  ) {}

  with(headers: Record<string, string>): Client {
    return new Client(this.base, { ...this.headers, ...headers });
  }

  at(base: string): Client {
    return new Client(base, this.headers);
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const began = performance.now();
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.base + path, {
      method,
      headers: { ...this.headers, ...type },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
      redirect: 'manual',
    });
    const text = await response.text();
    const took = performance.now() - began;
    return { status: response.status, headers: response.headers, text, json: parse(text), took };
  }

  get = (path: string) => this.send('GET', path);
  post = (path: string, body?: unknown) => this.send('POST', path, body);
  put = (path: string, body?: unknown) => this.send('PUT', path, body);
  patch = (path: string, body?: unknown) => this.send('PATCH', path, body);
  delete = (path: string, body?: unknown) => this.send('DELETE', path, body);
}
