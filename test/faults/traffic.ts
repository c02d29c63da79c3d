import { connect, type Socket } from 'node:net';
import { requestText } from './socket.js';

export interface Reply {
  status: number;
  body: string;
}

interface Connection {
  ask(text: string): Promise<Reply>;
  close(): void;
}

const withoutBody = new Set([204, 304]);

/** The reply at the head of what came, and what follows it; null while it is not whole. */
const split = (received: string): [Reply, string] | null => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const status = Number(received.slice(9, 12));
  const length = /content-length: (\d+)/i.exec(received.slice(0, end))?.[1];
  const size = withoutBody.has(status) ? 0 : Number(length);
  const whole = end + 4 + size;
  if (Number.isNaN(size)) throw new Error(`no length: ${received.slice(0, end)}`);
  if (received.length < whole) return null;
  return [{ status, body: received.slice(end + 4, whole) }, received.slice(whole)];
};

/** Keeps a connection, as cheaply as possible: the load is the server's to bear. Replies are ASCII. */
const openConnection = async (url: string): Promise<Connection> => {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = '';
  let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
    const found = split(received);
    if (!found) return;
    received = found[1];
    waiting?.resolve(found[0]);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed')));
  return {
    ask: (text) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(text);
      }),
    close: () => socket.destroy(),
  };
};

export type Ask = (
  method: string,
  path: string,
  body?: string,
  headers?: Record<string, string>,
) => Promise<Reply>;

/** Runs work on so many connections at once. */
export const onConnections = async (
  url: string,
  count: number,
  work: (ask: Ask, index: number) => Promise<void>,
): Promise<void> => {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(url)));
  const running = connections.map(({ ask }, index) =>
    work((method, path, body, headers) => ask(requestText(method, path, body, headers)), index),
  );
  await Promise.all(running).finally(() => {
    for (const connection of connections) connection.close();
  });
};
