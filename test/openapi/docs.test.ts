import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDocs, program, startBrowser } from './docs-page.js';

type Docs = Awaited<ReturnType<typeof openDocs>>;

// Stands for the proxy that ends HTTPS in production.
const viaProxy = { 'x-forwarded-proto': 'https' };

describe.skipIf(!program)('/docs in Chromium (skipped where none is installed)', () => {
  let browser: Browser;
  let docs: Docs;
  let page: Docs['page'];
  const tryOut: Docs['tryOut'] = (...args) => docs.tryOut(...args);

  beforeAll(async () => {
    browser = await startBrowser();
    docs = await openDocs(browser, inject('url'), viaProxy);
    page = docs.page;
  });
  afterAll(() => browser?.close());

  test('shows every operation', async () => {
    const answer = await fetch(`${inject('url')}/openapi.json`, {
      headers: viaProxy,
    });
    const { paths } = (await answer.json()) as { paths: Record<string, object> };
    const methods = ['get', 'post', 'put', 'patch', 'delete'];
    const declared = Object.values(paths).flatMap((item) =>
      Object.keys(item).filter((key) => methods.includes(key)),
    );
    expect(await page.locator('.opblock').count()).toBe(declared.length);
  });

  test('authorises with a token that was got on the page', async () => {
    const { status, body } = await tryOut('register', {
      email: 'reader@example.com',
      password: 'reads-the-documentation',
    });
    expect(status).toBe('201');
    await page.locator('.btn.authorize').first().click();
    const dialogue = page.locator('.modal-ux');
    await dialogue.locator('input').fill(String(body.data.access_token));
    await dialogue.locator('button.authorize[type=submit]').click();
    await dialogue.locator('.btn-done').click();
  });

  test('creates what it suggests, with that token', async () => {
    const { status, body } = await tryOut('createTask');
    expect(status).toBe('201');
    expect(body.data.title).toEqual(expect.any(String));
  });

  test('lists it, with the parameters that it suggests', async () => {
    const { status, body } = await tryOut('listTasks');
    expect({ status, length: body.data.length }).toEqual({ status: '200', length: 1 });
  });

  test('the browser had nothing to complain about', () => {
    expect(docs.complaints).toEqual([]);
  });
});

describe.skipIf(!program)('/docs of sessions in Chromium (skipped where none is installed)', () => {
  let browser: Browser;
  let docs: Docs;

  beforeAll(async () => {
    browser = await startBrowser();
    docs = await openDocs(browser, inject('sessionsUrl'));
  });
  afterAll(() => browser?.close());

  test('logs in by a cookie that the page cannot read', async () => {
    const account = { email: 'reader@example.com', password: 'reads-the-documentation' };
    expect((await docs.tryOut('register', account)).status).toBe('201');
    expect(await docs.page.evaluate('document.cookie')).toBe('');
  });

  test('writes and reads, with the token that it remembers', async () => {
    expect((await docs.tryOut('createTask')).status).toBe('201');
    const { status, body } = await docs.tryOut('listTasks');
    expect({ status, length: body.data.length }).toEqual({ status: '200', length: 1 });
  });

  test('is still logged in after the page was loaded again', async () => {
    await docs.load();
    expect((await docs.tryOut('updateMe', { name: 'Reader' })).status).toBe('200');
    expect((await docs.tryOut('listSessions')).body.data).toHaveLength(1);
  });

  test('the browser had nothing to complain about', () => {
    expect(docs.complaints).toEqual([]);
  });
});
