import { connect, type Socket } from 'node:net';

export interface RawSocket {
  write(text: string): void;
  /** Resolves with what came back when the server has closed. */
  closed(): Promise<string>;
  isOpen(): boolean;
  /** Drops the connection, with a reset or with goodbye. */
  drop(how: 'reset' | 'end'): void;
}

const connected = (url: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });

/** A connection that does what no HTTP client would. */
export const openSocket = async (url: string): Promise<RawSocket> => {
  const socket = await connected(url);
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  // A reset by the server is one way to close.
  socket.on('error', () => {});
  const end = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  return {
    write: (text) => void socket.write(text),
    closed: () => end,
    isOpen: () => !socket.destroyed,
    drop: (how) => void (how === 'reset' ? socket.resetAndDestroy() : socket.destroy()),
  };
};

/** A request as it goes over the wire, from behind a proxy. */
export const requestText = (
  method: string,
  path: string,
  body = '',
  headers: Record<string, string> = {},
): string => {
  const type: Record<string, string> = body === '' ? {} : { 'content-type': 'application/json' };
  const lines = Object.entries({
    host: 'localhost',
    'x-forwarded-proto': 'https',
    'content-length': String(Buffer.byteLength(body)),
    ...type,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
};
