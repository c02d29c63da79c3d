import assert from 'node:assert/strict';
import type { Answer } from './client.js';

const said = (answer: Answer): string => `${answer.status} ${answer.text.slice(0, 400)}`;

export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
export const missingId = '00000000-0000-4000-8000-000000000000';

export const expectStatus = (answer: Answer, status: number, about = ''): Answer => {
  assert.equal(answer.status, status, `${about} expected ${status}, got ${said(answer)}`);
  return answer;
};

/** A success with one object; returns it. */
// biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
export const expectOne = (answer: Answer, status = 200, about = ''): any => {
  expectStatus(answer, status, about);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
  assert.deepEqual(Object.keys(answer.json).sort(), ['data', 'success'], said(answer));
  assert.equal(answer.json.success, true);
  return answer.json.data;
};

/** A success with rows; returns them. */
// biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
export const expectList = (answer: Answer, about = ''): any[] => {
  expectStatus(answer, 200, about);
  assert.deepEqual(
    Object.keys(answer.json).sort(),
    ['data', 'pagination', 'success'],
    said(answer),
  );
  assert.equal(answer.json.success, true);
  assert.ok(Array.isArray(answer.json.data), said(answer));
  return answer.json.data;
};

export const expectNothing = (answer: Answer, about = ''): void => {
  expectStatus(answer, 204, about);
  assert.equal(answer.text, '', 'a 204 has no body');
};

const keysOfError = ['code', 'details', 'field', 'message', 'request_id'];

/** An error in the envelope of section 2, with the headers that its status asks for. */
export const expectError = (
  answer: Answer,
  status: number,
  code: string,
  field?: string,
  about = '',
): void => {
  expectStatus(answer, status, about);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/, said(answer));
  assert.deepEqual(Object.keys(answer.json).sort(), ['error', 'success'], said(answer));
  assert.equal(answer.json.success, false);
  const { error } = answer.json;
  assert.equal(error.code, code, `${about} ${said(answer)}`);
  if (field !== undefined) assert.equal(error.field, field, `${about} ${said(answer)}`);
  for (const key of Object.keys(error)) assert.ok(keysOfError.includes(key), `unknown key ${key}`);
  assert.equal(typeof error.message, 'string');
  assert.ok(error.message.length > 0, 'an error has a message');
  assert.equal(error.request_id, answer.headers['x-request-id'], 'request_id is the header');
  for (const detail of error.details ?? [])
    assert.deepEqual(Object.keys(detail).sort(), ['field', 'message'], said(answer));
  if (status === 401) assert.ok(answer.headers['www-authenticate'], '401 has WWW-Authenticate');
  if (status === 405) assert.ok(answer.headers.allow, '405 has Allow');
  if (status === 429 || status === 503)
    assert.match(String(answer.headers['retry-after']), /^\d+$/, `${status} has Retry-After`);
};

export const expectInvalid = (answer: Answer, field: string, about = ''): void =>
  expectError(answer, 400, 'VALIDATION_ERROR', field, about);

export const expectMissing = (answer: Answer, about = ''): void =>
  expectError(answer, 404, 'NOT_FOUND', undefined, about);
