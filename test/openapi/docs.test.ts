import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findChromium } from './chromium.js';

const program = await findChromium();
if (!program && process.env.CI) throw new Error('CI needs Chromium: apt-get install chromium');

interface Shown {
  status: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what it reads
  body: any;
}

// Text, for it runs in the page.
const reportViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error(event.violatedDirective + ': ' + event.blockedURI);
});`;

describe.skipIf(!program)('/docs in Chromium (skipped where none is installed)', () => {
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-dev-shm-usage'];
    browser = await chromium.launch({ executablePath: program, args });
    // Stands for the proxy that ends HTTPS in production.
    const extraHTTPHeaders = { 'x-forwarded-proto': 'https' };
    page = await browser.newPage({ extraHTTPHeaders, viewport: { width: 1280, height: 900 } });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript(reportViolations);
    await page.goto(`${inject('url')}/docs`);
    await page.locator('.opblock').first().waitFor();
  });
  afterAll(() => browser?.close());

  const operation = (id: string): Locator => page.locator(`.opblock[id$="-${id}"]`);

  /** Tries an operation as a reader of the page would, with the body that it suggests or with another. */
  const tryOut = async (id: string, body?: object): Promise<Shown> => {
    const block = operation(id);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.try-out__btn').click();
    if (body) await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    await block.locator('.execute').click();
    const answer = block.locator('.live-responses-table .response');
    await answer.waitFor();
    const status = await answer.locator('.response-col_status').innerText();
    const text = await answer.locator('.highlight-code code').first().innerText();
    return { status: status.trim().slice(0, 3), body: JSON.parse(text) };
  };

  test('shows every operation', async () => {
    const answer = await fetch(`${inject('url')}/openapi.json`, {
      headers: { 'x-forwarded-proto': 'https' },
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
    expect(complaints).toEqual([]);
  });
});
