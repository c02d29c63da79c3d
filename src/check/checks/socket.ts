import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Target } from '../check.js';

/** A connection that is written to as no client library would. */
export interface RawSocket {
  write(text: string): void;
  /** What came back by the time the server closed, or null where it did not close in time. */
  closed(milliseconds: number): Promise<string | null>;
  /** What has come back so far. */
  received(): string;
  drop(): void;
}

export const socketTo = ({ url }: Pick<Target, 'url'>): Promise<RawSocket> =>
  new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(url);
    const secure = protocol === 'https:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const options = { host, port: Number(port) || (secure ? 443 : 80) };
    const socket = secure ? connectSecurely({ ...options, servername: host }) : connect(options);
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const end = new Promise<string>((done) => socket.on('close', () => done(received)));
    socket.on('error', reject);
    socket.once(secure ? 'secureConnect' : 'connect', () =>
      resolve({
        write: (text) => void socket.write(text),
        received: () => received,
        drop: () => void socket.destroy(),
        closed: (milliseconds) => {
          const late = new Promise<null>((done) =>
            setTimeout(() => done(null), milliseconds).unref(),
          );
          return Promise.race([end, late]).finally(() => socket.destroy());
        },
      }),
    );
  });

/** The head of a request, with what a proxy in front would add. */
export const headOf = (
  { headers, url = 'http://localhost' }: Pick<Target, 'headers'> & Partial<Target>,
  start: string,
  more: Record<string, string | number> = {},
): string =>
  Object.entries({ Host: new URL(url).host, ...headers, ...more })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .reduce((head, line) => head + line, `${start} HTTP/1.1\r\n`);
