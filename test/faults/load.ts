import { expect } from 'vitest';
import type { Answer } from './client.js';
import { expectUnavailable, pause } from './expect.js';
import { credentials, newTask, type Person } from './person.js';

/** What clients of the API do all day: reading, writing, and logging in now and then. */
const requestsOf = ({ api }: Person, task: string) => [
  () => api.get('/api/v1/tasks?sort=-created_at&limit=5'),
  () => api.get(`/api/v1/tasks/${task}`),
  () => api.post('/api/v1/tasks', { title: 'Under load' }),
  () => api.patch(`/api/v1/tasks/${task}`, { title: 'Changed under load' }),
  () => api.get('/api/v1/auth/me'),
  // Each time another account: one that is tried often is locked.
  () => api.post('/api/v1/auth/login', credentials()),
];

/** Asks on many connections while something happens, and resolves with everything that came back. */
export const underLoad = async (
  person: Person,
  happening: () => Promise<void>,
  connections = 24,
): Promise<Answer[]> => {
  const requests = requestsOf(person, await newTask(person));
  const answers: Answer[] = [];
  let over = false;
  const ask = async (first: number) => {
    for (let turn = first; !over; turn += 1) {
      const answer = await requests[turn % requests.length]?.();
      if (answer) answers.push(answer);
      // A client that is refused waits a little.
      if (answer?.status === 503) await pause(50);
    }
  };
  const clients = Promise.all(Array.from({ length: connections }, (_, first) => ask(first)));
  try {
    await Promise.race([happening(), clients]);
  } finally {
    over = true;
  }
  await clients;
  return answers;
};

const right = new Set([200, 201, 401]);

/** Every answer is either right or 503 as the contract has it; both kinds came. */
export const expectOutage = (answers: Answer[]): { slowest: number; refused: number } => {
  const refused = answers.filter(({ status }) => !right.has(status));
  for (const answer of refused) expectUnavailable(answer);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.length - refused.length).toBeGreaterThan(0);
  return {
    slowest: Math.round(Math.max(...refused.map(({ took }) => took))),
    refused: refused.length,
  };
};
