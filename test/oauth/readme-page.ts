import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Code of the README for web pages, for a server: its blocks as one module. */
export const clientOf = (folder: string, url: string): string => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  return blocks.join('\n').replace('https://api.example.com', url);
};

/** A page of another origin, and what it is asked for. */
export interface Pages {
  url: string;
  /** Serves a module below a name. */
  serve(name: string, code: string): void;
  stop(): void;
}

/** Serves an empty page at every path, and modules. */
export const startPages = async (): Promise<Pages> => {
  const modules = new Map<string, string>();
  const server = createServer((request, response) => {
    const code = modules.get(request.url ?? '');
    const type = code === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'Content-Type': type });
    response.end(code ?? '<!doctype html><title>A page</title><link rel="icon" href="data:,">');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: (name, code) => void modules.set(`/${name}`, code),
    stop: () => void server.close(),
  };
};
