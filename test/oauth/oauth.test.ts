import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { program, startBrowser } from '../openapi/docs-page.js';
import { type AuthPage, openAuthPage } from './auth-page.js';
import {
  goAs,
  labels,
  logInThere,
  newsOf,
  nextCallback,
  type ProviderName,
  resend,
} from './others.js';
import { withOthers } from './projects.js';

const cases = withOthers.flatMap((name) =>
  (Object.keys(labels) as ProviderName[]).map((provider) => ({ name, provider })),
);

const password = 'three-green-bottles';

describe.skipIf(!program).each(cases)(
  '$provider on /docs/auth of $name (skipped without Chromium)',
  ({ name, provider }) => {
    const logIn = `Log in with ${labels[provider]}`;
    const link = `Link ${labels[provider]}`;
    const emailOf = (login: string): string => `${login}@${provider}.example`;
    // Nobody knows where such a request began: it goes where logins come back to by default.
    const refused = `${inject('pages')}/login?error=CSRF_FAILED`;
    let browser: Browser;
    let context: BrowserContext;
    let auth: AuthPage;

    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      context = await browser.newContext();
      auth = await openAuthPage(context, inject('urls')[name]);
    });
    afterEach(() => context.close());

    test('logs in, and knows who was there before', async () => {
      expect(await goAs(auth, logIn, 'ada')).toBe('Came back with a code: 200 OK');
      expect(await auth.caller()).toBe(`Logged in as ${emailOf('ada')}`);
      expect(await auth.take('Who am I?')).toBe('200 OK');
      const first = (await auth.data()).id;
      expect(auth.page.url()).toBe(`${inject('urls')[name]}/docs/auth`);
      await auth.take('Log out');
      // The provider has a session of its own, and asks nothing any more.
      await auth.leave(logIn);
      expect(await newsOf(auth.page)).toBe('Came back with a code: 200 OK');
      await auth.take('Who am I?');
      expect((await auth.data()).id).toBe(first);
      expect(auth.complaints()).toEqual([]);
    });

    test('links to an account with a password, and unlinks', async () => {
      const email = `linker@${provider}.${name}.example.com`;
      await auth.take('Register', { Email: email, Password: password });
      expect(await goAs(auth, link, 'linda')).toBe('Came back with a code: 201 Created');
      await auth.take('Log out');
      await auth.leave(logIn);
      expect(await newsOf(auth.page)).toBe('Came back with a code: 200 OK');
      expect(await auth.caller()).toBe(`Logged in as ${email}`);
      expect(await auth.take('List the accounts')).toBe('200 OK');
      const row = auth.rows('List the accounts').filter({ hasText: emailOf('linda') });
      await row.getByRole('button', { name: 'Unlink' }).click();
      await row.waitFor({ state: 'detached' });
      expect(await auth.take('List the accounts')).toBe('200 OK');
      expect(await auth.rows('List the accounts').count()).toBe(0);
    });

    test('does not take away the only way in', async () => {
      await goAs(auth, logIn, 'olga');
      await auth.take('List the accounts');
      const row = auth.rows('List the accounts').first();
      await row.getByRole('button', { name: 'Unlink' }).click();
      await auth.page.getByText('409 CONFLICT').first().waitFor();
      expect(await row.count()).toBe(1);
    });

    test('does not let an email open the account of somebody else', async () => {
      await auth.take('Register', { Email: emailOf('petra'), Password: password });
      await auth.take('Log out');
      expect(await goAs(auth, logIn, 'petra')).toMatch(
        /^Came back with a code: 409 CONFLICT, email:/,
      );
      expect(await auth.caller()).toBe('Nobody is logged in');
    });

    test('shows that somebody would not', async () => {
      await auth.leave(logIn);
      await auth.page.getByText('Cancel').click();
      expect(await newsOf(auth.page)).toBe('Came back with the error FORBIDDEN');
      expect(await auth.caller()).toBe('Nobody is logged in');
    });

    test('lets no other browser finish a login', async () => {
      const callback = nextCallback(context);
      await auth.leave(logIn);
      // Without its cookie it cannot finish either, and leaves the code for others.
      await context.clearCookies({ name: 'oauth' });
      await logInThere(auth.page, 'victor');
      await auth.page.waitForURL(refused);
      const other = await browser.newContext();
      const there = await openAuthPage(other, inject('urls')[name]);
      await there.leave(logIn);
      await resend(there.page, await callback);
      await there.page.waitForURL(refused);
      await there.page.goto(`${inject('urls')[name]}/docs/auth`);
      expect(await there.take('Who am I?')).toMatch(/^401 /);
      await other.close();
    });

    test('takes a callback once', async () => {
      const sent = nextCallback(context);
      await goAs(auth, logIn, 'ada');
      await resend(auth.page, await sent);
      await auth.page.waitForURL(refused);
    });

    test('takes a code once', async () => {
      await goAs(auth, logIn, 'ada');
      const again = auth.page.getByRole('button', { name: 'Copy as fetch' }).first();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await again.click();
      await auth.page.getByRole('button', { name: 'Copied' }).waitFor();
      const code = String(await auth.page.evaluate('navigator.clipboard.readText()'));
      expect(code).toContain('/api/v1/auth/oauth/exchange');
      const run = `(async () => { ${code}; return response.status; })()`;
      expect(await auth.page.evaluate(run)).toBe(401);
    });
  },
);
