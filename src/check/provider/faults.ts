import type { ServerResponse } from 'node:http';

/** What may be wrong with a provider: it hangs up, never answers, or answers what nobody can use. */
export type Fault = 'down' | 'slow' | 'error' | 'garbage' | 'empty';

const send = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
};

const failing: Record<Fault, (response: ServerResponse) => void> = {
  down: (response) => void response.socket?.destroy(),
  slow: () => {},
  error: (response) => send(response, 500, '{"error":"server_error"}'),
  garbage: (response) => send(response, 200, '<!doctype html><title>Welcome</title>'),
  empty: (response) => send(response, 200, '{}'),
};

/** Answers as a provider with this fault does. */
export const fail = (response: ServerResponse, fault: Fault): void => failing[fault](response);

/** Answers as a provider should. */
export const answer = (response: ServerResponse, body: object, status = 200): void =>
  send(response, status, JSON.stringify(body));
