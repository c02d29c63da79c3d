import assert from 'node:assert/strict';

/** The cookie of an answer: its name, its value, and what is said of it. */
export const cookieIn = (header: string[] | undefined) => {
  assert.equal(header?.length, 1, 'one cookie');
  const [pair = '', ...attributes] = String(header?.[0]).split(/;\s*/);
  const [name = '', value = ''] = pair.split('=');
  return { name, value, attributes: attributes.map((each) => each.toLowerCase()) };
};
