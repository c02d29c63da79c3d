import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  url: string;
  close(): void;
}

/** Hands requests to the servers in turn, as a load balancer does. */
export const startBalancer = async (urls: string[]): Promise<Balancer> => {
  let turn = 0;
  const server = http.createServer((request, response) => {
    const target = urls[turn % urls.length] ?? '';
    turn += 1;
    const { method, headers, url = '/' } = request;
    const onward = http.request(target + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
