import type { Site } from './machine.js';
import type { Person } from './person.js';
import { openSocket, requestText } from './socket.js';

// What hosts allow between SIGTERM and SIGKILL.
export const longestStop = 10_000;

/** A request whose body is half sent, and what sends the rest. */
export const halfSent = async (site: Site, { access }: Person, title: string) => {
  const socket = await openSocket(site.url);
  const body = JSON.stringify({ title });
  const text = requestText('POST', '/api/v1/tasks', body, { authorization: `Bearer ${access}` });
  socket.write(text.slice(0, -5));
  return { finish: () => socket.write(text.slice(-5)), answer: socket.closed };
};
