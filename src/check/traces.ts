import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from './check.js';
import type { Client } from './client.js';
import type { methodOf, Proof } from './method.js';
import type { Exchange } from './recorder.js';

interface Account {
  email: string;
  password: string;
  proof: Proof;
}

const base = '/api/v1';

// biome-ignore lint/suspicious/noExplicitAny: what was sent may have any shape
const parsed = (text: string | Buffer | undefined): any => {
  try {
    return JSON.parse(String(text ?? ''));
  } catch {
    return undefined;
  }
};

/** The header that tells one login from another. */
const shownBy = (headers: Record<string, string>): string =>
  headers.authorization?.replace(/^bearer /i, 'Bearer ') ?? headers.cookie ?? '';

/** Follows what the checks leave on a server by what they send, so that all of it can be taken away. */
export class Traces {
  readonly #accounts = new Map<string, Account>();
  /** Whose a token is. */
  readonly #sessions = new Map<string, Account>();
  /** Below /api/v1. */
  readonly #rows = new Set<string>();

  /** `kept` are the paths of resources that no user owns. */
  constructor(
    readonly kept: string[],
    readonly method: ReturnType<typeof methodOf>,
  ) {}

  saw(exchange: Exchange): void {
    const { pathname } = new URL(exchange.url);
    if (!pathname.startsWith(base) || exchange.status >= 300) return;
    const path = pathname.slice(base.length);
    if (path.startsWith('/auth/')) this.#sawAccount(exchange, path.slice('/auth/'.length));
    else this.#sawRow(exchange, path);
  }

  #sawAccount(exchange: Exchange, action: string): void {
    const { method, answerHeaders } = exchange;
    const sent = parsed(exchange.body);
    const data = parsed(exchange.text)?.data;
    const account = this.#sessions.get(sent?.refresh_token ?? shownBy(exchange.headers));
    const proof = data?.user ? this.method.proofOf(data, answerHeaders) : {};
    if (action === 'register' || action === 'login')
      this.#opened(data, { proof, password: sent?.password });
    else if (action === 'refresh' && account) this.#renewed(data, account, proof);
    else if (action === 'change-password' && account) account.password = sent.new_password;
    else if (action === 'me' && method === 'DELETE' && account)
      this.#accounts.delete(account.email);
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came back may have any shape
  #opened(data: any, login: Pick<Account, 'proof' | 'password'>): void {
    const email = data?.user?.email;
    if (!email || !shownBy(login.proof)) return;
    const known = this.#accounts.get(email);
    const kept = known ? Object.assign(known, login) : { email, ...login };
    this.#accounts.set(email, kept);
    this.#renewed(data, kept, login.proof);
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came back may have any shape
  #renewed(data: any, account: Account, proof: Proof): void {
    account.proof = proof;
    for (const token of [shownBy(proof), data?.refresh_token]) this.#sessions.set(token, account);
  }

  #sawRow({ method, text, status }: Exchange, path: string): void {
    if (method === 'DELETE') this.#rows.delete(path);
    const id = parsed(text)?.data?.id;
    if (method === 'POST' && status === 201 && this.kept.includes(path) && id)
      this.#rows.add(`${path}/${id}`);
  }

  /** Takes everything away; answers what could not be. */
  async remove({ api, admin }: Context): Promise<string[]> {
    const administrator = this.#rows.size > 0 ? await admin().catch(() => null) : null;
    const left: string[] = [];
    for (const account of [...this.#accounts.values()])
      if (
        account.email !== administrator?.email &&
        !(await removeAccount(api, account, this.method))
      )
        left.push(account.email);
    for (const path of [...this.#rows].toReversed()) {
      const answer = await administrator?.api.delete(path);
      if (answer?.status !== 204 && answer?.status !== 404) left.push(base + path);
    }
    const last = administrator && this.#accounts.get(administrator.email);
    if (last && !(await removeAccount(api, last, this.method))) left.push(last.email);
    return left;
  }
}

const removeAccount = async (
  api: Client,
  account: Account,
  method: ReturnType<typeof methodOf>,
): Promise<boolean> => {
  const { email, password } = account;
  const attempt = async (proof: Proof) =>
    (await api.with(proof).delete('/auth/me', { password })).status;
  try {
    if ((await attempt(account.proof)) === 204) return true;
    const login = await api.post('/auth/login', { email, password }, { limited: true });
    // An account that a check locked stays locked for longer than anybody waits.
    if (login.status === 429)
      await pause(Math.min(Number(login.headers['retry-after']), 61) * 1000);
    const again =
      login.status === 429
        ? await api.post('/auth/login', { email, password }, { limited: true })
        : login;
    return (
      again.status === 200 &&
      (await attempt(method.proofOf(again.json.data, again.headers))) === 204
    );
  } catch {
    return false;
  }
};
