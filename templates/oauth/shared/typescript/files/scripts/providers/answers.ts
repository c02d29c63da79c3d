import type { IncomingMessage, ServerResponse } from 'node:http';
import { formPage } from './pages.js';

export const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
};

export const sendJson = (response: ServerResponse, body: object, status = 200): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

export const sendPage = (response: ServerResponse, page: string): void => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
};

/** Sends a browser back in the way that was asked for. */
export const sendBack = (
  response: ServerResponse,
  asked: URLSearchParams,
  parameters: Record<string, string>,
): void => {
  const address = asked.get('redirect_uri') ?? '';
  if (asked.get('response_mode') === 'form_post') {
    sendPage(response, formPage(address, parameters));
    return;
  }
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  response.writeHead(302, { Location: url.href }).end();
};
