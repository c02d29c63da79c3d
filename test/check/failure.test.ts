import assert from 'node:assert/strict';
import { expect, test } from 'vitest';
import { failureOf } from '../../src/check/failure.js';

const failing = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('it did not fail');
};

test('a comparison says what it expected and got, once', () => {
  const plain = failing(() => assert.deepEqual({ page: 2 }, { page: 1 }));
  expect(plain).toMatchObject({ expected: '{ page: 1 }', actual: '{ page: 2 }' });
  expect(plain.message.split('\n')).toHaveLength(1);
  const told = failing(() => assert.deepEqual(['a'], ['b'], 'the order'));
  expect(told).toEqual({ message: 'the order', expected: "[ 'b' ]", actual: "[ 'a' ]" });
  const said = failing(() => assert.equal(500, 200, 'expected 200, got 500'));
  expect(said).toEqual({ message: 'expected 200, got 500', expected: null, actual: null });
});

test('a condition and a thrown error say their sentence', () => {
  expect(failing(() => assert.ok(false, 'the id is new'))).toMatchObject({
    message: 'the id is new',
    expected: null,
  });
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(failureOf(refused).message).toMatch(/could not be reached/);
  expect(failureOf('text').message).toBe('text');
});
