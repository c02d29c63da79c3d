import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { CliError } from '../errors.js';
import type { Target } from './check.js';
import { type Answer, Client } from './client.js';
import type { Document } from './document.js';
import { recording } from './recorder.js';

/** An address without what could not be part of one of our servers. */
export const parseUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new CliError(
      'USAGE_ERROR',
      `"${text}" is not the address of a server.`,
      'Write it as http://localhost:3000',
    );
  return url;
};

const isOwnAddress = (address: string): boolean =>
  /^127\.|^::1$|^::ffff:127\./.test(address) ||
  Object.values(networkInterfaces()).some((entries) =>
    entries?.some((entry) => entry.address === address),
  );

/** Whether a host is this machine, whatever it is called. */
export const isThisMachine = async (host: string): Promise<boolean> => {
  const name = host.replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  try {
    const addresses = await lookup(name, { all: true });
    return addresses.length > 0 && addresses.every(({ address }) => isOwnAddress(address));
  } catch {
    return false;
  }
};

const unreachable = (url: string, error: unknown): CliError => {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'ECONNREFUSED' ? 'nobody listens there' : (code ?? message);
  return new CliError(
    'UNREACHABLE',
    `${url} cannot be reached: ${reason}.`,
    'Is the server running, and the address right?',
  );
};

const notOurs = (url: string): CliError =>
  new CliError(
    'NOT_OURS',
    `${url} is not a backend that this tool made: its /openapi.json does not describe one.`,
    'Name the address of the API itself, without /api/v1.',
  );

const isOurs = (answer: Answer): boolean => {
  const paths = answer.json?.paths;
  return (
    answer.status === 200 &&
    String(answer.json?.openapi).startsWith('3.1') &&
    ['/api/v1/auth/register', '/api/v1/auth/me', '/health/live'].every((path) => paths?.[path])
  );
};

/** The description that a server gives of itself. */
export const documentOf = async ({ url, headers }: Target): Promise<Document> => {
  const answer = await new Client(url, headers).get('/openapi.json').catch((error) => {
    throw unreachable(url, error);
  });
  if (!isOurs(answer)) throw notOurs(url);
  return answer.json as Document;
};

const viaProxy = { 'x-forwarded-proto': 'https' };

/** What a proxy in front would say, where the server takes nothing without it. */
const headersFor = async (url: string): Promise<Record<string, string>> => {
  const statusWith = async (headers: Record<string, string>) =>
    (await new Client(url, headers).get('/api/v1/auth/me')).status;
  const status = await statusWith({}).catch((error) => {
    throw unreachable(url, error);
  });
  if (status !== 308) return {};
  if ((await statusWith(viaProxy)) !== 308) return viaProxy;
  throw new CliError(
    'HTTPS_ONLY',
    `${url} runs in production and answers over HTTPS only.`,
    'Name its https address, or start it with TRUST_PROXY=1 for the check.',
  );
};

/** On Linux, all of 127.0.0.0/8 is this machine, and a local server tells its callers apart by it. */
const takesAnyLoopback = (url: string): Promise<boolean> =>
  recording.run({ localAddress: '127.0.1.1', saw() {}, waits() {} }, () =>
    new Client(url).get('/health/live').then(
      () => true,
      () => false,
    ),
  );

/** A server that is running already; whoever names one that is not here says that it is theirs. */
export const remoteTarget = async (text: string, owned: boolean): Promise<Target> => {
  const parsed = parseUrl(text);
  const url = parsed.href.replace(/\/+$/, '');
  if (!owned && !(await isThisMachine(parsed.hostname)))
    throw new CliError(
      'NOT_THIS_MACHINE',
      `${parsed.host} is not this machine: the check sends thousands of requests and makes accounts.`,
      'If the server is yours, add --i-own-this-server.',
    );
  const headers = await headersFor(url);
  const health = await new Client(url, headers).get('/health/live');
  const production = 'strict-transport-security' in health.headers;
  return { url, headers, production, manyAddresses: await takesAnyLoopback(url) };
};
