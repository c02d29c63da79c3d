import http from 'node:http';

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const agent = new http.Agent({ keepAlive: true });

const collect = (response: http.IncomingMessage): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('error', reject);
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const { statusCode = 0, headers } = response;
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: statusCode, headers: headers as Record<string, string>, text });
    });
  });

/** Sends exactly what it is given: fetch would add headers and follow redirects. */
export const send = (url: string, { method, path, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const options = { agent, hostname, port, method, path, headers, timeout: 20_000 };
    const request = http.request(options, (response) => {
      collect(response).then(resolve, reject);
    });
    request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer in 20 s`)));
    request.on('error', reject);
    request.end(body);
  });
