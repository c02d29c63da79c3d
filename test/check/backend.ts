import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Seen {
  method: string;
  path: string;
  body: string;
}

type Handler = (seen: Seen, response: ServerResponse) => void;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

export const answer = (response: ServerResponse, status: number, body?: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** A server that answers as it is told, for as long as the test runs. */
export const serve = async (handle: Handler): Promise<{ url: string; seen: Seen[] }> => {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const one = { method, path, body: await bodyOf(request) };
    seen.push(one);
    handle(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
};

let people = 0;

/** Lets people register, log in and delete themselves, and stores whatever else is posted. */
export const lenient: Handler = ({ method, path, body }, response) => {
  if (method === 'DELETE') return answer(response, 204);
  if (path.endsWith('/change-password')) return answer(response, 204);
  if (!path.includes('/auth/'))
    return answer(response, 201, { success: true, data: { id: `row-${people}` } });
  people += 1;
  const { email } = JSON.parse(body || '{}');
  const tokens = { access_token: `access-${people}`, refresh_token: `refresh-${people}` };
  answer(response, path.endsWith('/register') ? 201 : 200, {
    success: true,
    data: { user: { id: `user-${people}`, email }, ...tokens },
  });
};
