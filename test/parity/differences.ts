import type { Answer } from './client.js';
import type { Exchange } from './talk.js';

const shown = ({ status, headers, text }: Answer): string =>
  [
    String(status),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    text.length > 1500 ? `${text.slice(0, 1500)}…` : text,
  ].join('\n    ');

const asked = ({ step, request }: Exchange): string => {
  const body = request.body === undefined ? '' : `\n    ${String(request.body).slice(0, 500)}`;
  return `${step.who}: ${request.method} ${request.path}${body}`;
};

const same = (one: Answer, other: Answer): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Without the headers that the other answer has as well. */
const apart = (answer: Answer, from: Answer): Answer => {
  const own = Object.entries(answer.headers).filter(
    ([name, value]) => from.headers[name] !== value,
  );
  return { ...answer, headers: Object.fromEntries(own) };
};

/** Each request that two stacks answer differently, with both answers. */
export const differences = (expected: Exchange[], actual: Exchange[]): string[] =>
  actual.flatMap((exchange, at) => {
    const first = expected[at];
    if (!first) throw new Error('the first stack held another conversation');
    const [one, other] = [first.normal, exchange.normal];
    if (same(one, other)) return [];
    const answers = [shown(apart(one, other)), shown(apart(other, one))];
    return `${asked(exchange)}\n  the first stack: ${answers[0]}\n  this one: ${answers[1]}`;
  });

/** Each request that is answered with another status than the conversation says. */
export const surprises = (exchanges: Exchange[]): string[] =>
  exchanges
    .filter(({ step, answer }) => answer.status !== step.status)
    .map(
      (exchange) => `${asked(exchange)}\n  not ${exchange.step.status}: ${shown(exchange.normal)}`,
    );
