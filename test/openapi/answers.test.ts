import { beforeAll, expect, inject, test } from 'vitest';
import { conversation } from '../parity/conversation/index.js';
import { makeAdmin } from '../parity/production.js';
import { type Exchange, talk } from '../parity/talk.js';
import { type Document, fetchDocument, operationsOf, resolve } from './document.js';
import { schemaCheck } from './schemas.js';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

interface Answered {
  exchange: Exchange;
  /** Leads to the operation. */
  keys: string[];
}

let document: Document;
let answered: Answered[];
let others: Exchange[];

beforeAll(async () => {
  const url = inject('url');
  document = JSON.parse(await fetchDocument(url));
  const routes = operationsOf(document).map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: patternOf(path),
    keys: ['paths', path, method],
  }));
  const promote = (userId: string) => makeAdmin(inject('database'), userId);
  const exchanges = (await talk({ url, promote }, conversation)).flat();
  answered = exchanges.flatMap((exchange) => {
    const { method, path } = exchange.request;
    const [bare = ''] = path.split('?');
    const asked = method === 'HEAD' ? 'GET' : method;
    const route = routes.find((each) => each.method === asked && each.pattern.test(bare));
    return route ? [{ exchange, keys: route.keys }] : [];
  });
  const known = new Set(answered.map(({ exchange }) => exchange));
  others = exchanges.filter((exchange) => !known.has(exchange));
}, 120_000);

const nameOf = ({ request, answer }: Exchange): string =>
  `${request.method} ${request.path} → ${answer.status}`;

const responseOf = ({ exchange, keys }: Answered) => {
  const { responses } = resolve(document, keys).node as { responses: Record<string, unknown> };
  const status = String(exchange.answer.status);
  return status in responses ? resolve(document, [...keys, 'responses', status]) : undefined;
};

test('every operation is asked, with success', () => {
  const done = answered.filter(({ exchange }) => exchange.answer.status < 300);
  const asked = new Set(done.map(({ keys }) => keys.join(' ')));
  const silent = operationsOf(document)
    .map(({ method, path }) => `paths ${path} ${method}`)
    .filter((operation) => !asked.has(operation));
  expect(silent).toEqual([]);
});

test('every status is declared', () => {
  expect(answered.length).toBeGreaterThan(300);
  const undeclared = answered.filter((each) => !responseOf(each));
  expect(undeclared.map(({ exchange }) => nameOf(exchange))).toEqual([]);
});

test('every body matches its schema', () => {
  const check = schemaCheck(document);
  const wrong = answered.flatMap((each) => {
    const { request, answer } = each.exchange;
    const response = responseOf(each);
    if (!response || request.method === 'HEAD') return [];
    if (!response.node.content) return answer.text === '' ? [] : `${nameOf(each.exchange)}: a body`;
    const keys = [...response.keys, 'content', 'application/json', 'schema'];
    const problem = check(keys, JSON.parse(answer.text));
    return problem ? `${nameOf(each.exchange)}: ${problem}` : [];
  });
  expect(wrong).toEqual([]);
});

const declaredWhereSent = [
  'access-control-allow-origin',
  'etag',
  'link',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-request-id',
];

test('every header of the contract is declared', () => {
  const wrong = answered.flatMap((each) => {
    const declared = Object.keys(responseOf(each)?.node.headers ?? {});
    const names = new Set(declared.map((name) => name.toLowerCase()));
    const sent = declaredWhereSent.filter((name) => name in each.exchange.answer.headers);
    const missing = sent.filter((name) => !names.has(name));
    return missing.length > 0 ? `${nameOf(each.exchange)}: ${missing}` : [];
  });
  expect(wrong).toEqual([]);
});

test('what is no operation is refused in the words of the document', () => {
  const check = schemaCheck(document);
  const wrong = others.flatMap((exchange) => {
    const { status, text } = exchange.answer;
    if (status < 400 || text === '') return [];
    const problem = check(['components', 'schemas', 'Error'], JSON.parse(text));
    return problem ? `${nameOf(exchange)}: ${problem}` : [];
  });
  expect(others.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
