import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { jsonHeaders } from './http/answer.js';
import { ApiError, errorBody, invalid } from './http/errors.js';
import { securityHeaders } from './http/security-headers.js';

const seconds = (count: number): number => count * 1_000;

/** Slow clients are closed, so that they cannot hold connections. */
const timeouts = {
  headersTimeout: seconds(10),
  requestTimeout: seconds(60),
  connectionsCheckingInterval: seconds(1),
  // Longer than load balancers keep idle connections, or they would meet closed ones.
  keepAliveTimeout: seconds(65),
  // Refused in our own words instead.
  requireHostHeader: false,
};

const protocolErrors: Record<string, ApiError> = {
  ERR_HTTP_REQUEST_TIMEOUT: new ApiError(408, 'REQUEST_TIMEOUT', 'The request took too long'),
  HPE_HEADER_OVERFLOW: new ApiError(431, 'HEADERS_TOO_LARGE', 'The headers are too large'),
};

/** Answers what is not HTTP: no route ever sees it. */
const refuse = ({ code = '' }: NodeJS.ErrnoException, socket: Socket): void => {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const error = protocolErrors[code] ?? invalid('request', 'Not a valid HTTP request');
  const requestId = randomUUID();
  const body = errorBody(error, requestId);
  const headers = Object.entries({
    ...securityHeaders,
    ...jsonHeaders,
    'X-Request-Id': requestId,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n`;
  socket.end(`${status}${headers.join('')}\r\n${body}`);
};

export interface RunningServer {
  url: string;
  /** Finishes the requests in flight. */
  close(): Promise<void>;
}

/** Listens; port 0 takes a free one. */
export const startServer = async (
  listener: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<RunningServer> => {
  const server = createServer(timeouts, listener);
  server.on('clientError', refuse);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        // Browsers and load balancers connect ahead; what has asked for nothing is not waited for.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
        // A connection that was busy turns idle later, and would then be kept alive.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
      }),
  };
};
