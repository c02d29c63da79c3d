import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { program, startBrowser } from '../openapi/docs-page.js';
import { labels, logInThere, withoutFonts } from './others.js';
import { type Name, names, stacks, withOthers } from './projects.js';

interface Outcome {
  status: number;
  code: string | undefined;
}

describe.skipIf(!program)('the code of README.md in a page (skipped without Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(names)('for %s', (name: Name) => {
    let context: BrowserContext;
    let page: Page;
    let sent: string[];

    const open = async (): Promise<Page> => {
      const tab = await context.newPage();
      await tab.goto(inject('pages'));
      return tab;
    };
    const inPage = (tab: Page, code: string): Promise<unknown> =>
      tab.evaluate(`import('/${name}.js').then((client) => ${code})`);
    const call = (tab: Page, ...args: unknown[]): Promise<Outcome> =>
      inPage(
        tab,
        `client.call(...${JSON.stringify(args)}).then(async (response) => ({
          status: response.status,
          code: response.status < 400 ? undefined : (await response.json()).error.code,
        }))`,
      ) as Promise<Outcome>;
    const logIn = (password: string) =>
      inPage(page, `client.login('demo@example.com', '${password}')`);
    const timesSent = (path: string): number => sent.filter((one) => one === path).length;

    beforeAll(async () => {
      context = await browser.newContext();
      await withoutFonts(context);
      context.on('request', (request) => {
        if (request.method() !== 'OPTIONS') sent.push(new URL(request.url()).pathname);
      });
      sent = [];
      page = await open();
      const account = { email: 'demo@example.com', password: 'demo-password' };
      const made = await fetch(`${inject('urls')[name]}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: inject('pages') },
        body: JSON.stringify(account),
      });
      expect(made.status).toBe(201);
    });
    afterAll(() => context?.close());

    test('logs in, and says what is wrong', async () => {
      await expect(logIn('wrong')).rejects.toThrow('The email or the password is wrong');
      expect(await logIn('demo-password')).toMatchObject({ email: 'demo@example.com' });
      expect(await call(page, 'GET', '/auth/me')).toMatchObject({ status: 200 });
      expect(await call(page, 'PATCH', '/auth/me', { name: 'Me' })).toMatchObject({ status: 200 });
    });

    test('goes on after the page was loaded again', async () => {
      await page.reload();
      expect(await call(page, 'PATCH', '/auth/me', { name: 'I' })).toMatchObject({ status: 200 });
    });

    test.runIf(stacks[name].auth === 'jwt')(
      'refreshes once when the access token has expired, for all requests of a tab',
      async () => {
        const other = await open();
        const expired: (string | undefined)[] = [];
        context.on('request', async (request) => {
          if (request.url().endsWith('/auth/before') && request.method() === 'GET')
            expired.push((await request.allHeaders()).authorization);
        });
        await call(page, 'GET', '/auth/before');
        await call(other, 'GET', '/auth/before');
        await expect.poll(() => expired.length).toBe(2);
        // Tokens that are signed in the same second are alike.
        await setTimeout(1_100);
        // What the server says a quarter of an hour later.
        await context.route('**/auth/me', async (route) => {
          const token = (await route.request().allHeaders()).authorization;
          if (!expired.includes(token)) return route.continue();
          return route.fulfill({
            status: 401,
            headers: { 'Access-Control-Allow-Origin': inject('pages') },
            json: { success: false, error: { code: 'TOKEN_EXPIRED', message: 'Expired' } },
          });
        });
        sent.length = 0;
        const tabs = [page, other, page, other, page, other];
        const outcomes = await Promise.all(tabs.map((tab) => call(tab, 'GET', '/auth/me')));
        expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
        expect(timesSent('/api/v1/auth/refresh')).toBe(2);
        await context.unroute('**/auth/me');
        await other.close();
      },
    );

    test.runIf(stacks[name].auth === 'session')('asks for the token once', async () => {
      await page.reload();
      sent.length = 0;
      const writes = [1, 2, 3].map((at) => call(page, 'PATCH', '/auth/me', { name: `${at}` }));
      expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(timesSent('/api/v1/auth/csrf')).toBe(1);
    });

    test.runIf(withOthers.includes(name)).each(Object.keys(labels))(
      'leaves for %s, and comes back logged in',
      async (provider) => {
        await inPage(page, `void client.leaveFor('${provider}')`);
        await logInThere(page, 'rita');
        await page.waitForURL(`${inject('pages')}/login?code=*`);
        expect(await inPage(page, 'client.comeBack()')).toMatchObject({
          email: `rita@${provider}.example`,
        });
        expect(page.url()).toBe(`${inject('pages')}/login`);
        expect(await call(page, 'PATCH', '/auth/me', { name: 'Rita' })).toMatchObject({
          status: 200,
        });
      },
    );

    test('logs out', async () => {
      await inPage(page, 'client.logout()');
      expect(await call(page, 'GET', '/auth/me')).toEqual({ status: 401, code: 'UNAUTHORIZED' });
    });
  });
});
