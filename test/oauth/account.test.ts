import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { program, startBrowser } from '../openapi/docs-page.js';
import { type AuthPage, openAuthPage } from './auth-page.js';
import { type Name, names, stacks } from './projects.js';

const email = 'reader@example.com';
const [first, second] = ['three-green-bottles', 'four-blue-bottles'];

describe.skipIf(!program)('/docs/auth in Chromium (skipped where none is installed)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(names)('of %s', (name: Name) => {
    const withSessions = stacks[name].auth === 'session';
    let context: BrowserContext;
    let auth: AuthPage;
    const logIn = (password: string) => auth.take('Log in', { Email: email, Password: password });

    beforeAll(async () => {
      context = await browser.newContext();
      auth = await openAuthPage(context, inject('urls')[name]);
    });
    afterAll(() => context?.close());

    test('registers', async () => {
      expect(await auth.caller()).toBe('Nobody is logged in');
      const typed = { Email: email, Password: first, Name: 'Reader' };
      expect(await auth.take('Register', typed)).toBe('201 Created');
      expect(await auth.caller()).toBe(`Logged in as ${email}`);
    });

    test('shows the request and the answer, as code too', async () => {
      const shown = await auth.latest();
      expect(shown).toContain('POST /api/v1/auth/register');
      expect(shown).toContain(`"password": "${first}"`);
      expect(shown).toContain('"success": true');
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await auth.page.getByRole('button', { name: 'Copy as fetch' }).first().click();
      await auth.page.getByRole('button', { name: 'Copied' }).waitFor();
      const code = String(await auth.page.evaluate('navigator.clipboard.readText()'));
      const run = `(async () => { ${code}; return response.status; })()`;
      expect(await auth.page.evaluate(run)).toBe(409);
    });

    test('shows what the API refuses', async () => {
      expect(await auth.take('Register', { Email: 'x' })).toMatch(/^400 VALIDATION_ERROR, email:/);
      expect(await logIn('wrong')).toMatch(/^401 INVALID_CREDENTIALS:/);
    });

    test('asks who it is, and refreshes', async () => {
      expect(await auth.take('Who am I?')).toBe('200 OK');
      expect(await auth.latest()).toContain('"name": "Reader"');
      expect(await auth.take('Refresh')).toBe('200 OK');
      expect(await auth.take('Change the name', { Name: 'Writer' })).toBe('200 OK');
      expect(await auth.latest()).toContain('"name": "Writer"');
    });

    test('is still logged in after the page was loaded again, and has not forgotten the requests', async () => {
      await auth.page.reload();
      expect(await auth.caller()).toBe(`Logged in as ${email}`);
      expect(await auth.latest()).toContain('PATCH /api/v1/auth/me');
      expect(await auth.take('Who am I?')).toBe('200 OK');
    });

    test.runIf(withSessions)('lists the sessions of all devices, and ends one', async () => {
      const other = await browser.newContext({ userAgent: 'Another device' });
      const there = await openAuthPage(other, inject('urls')[name]);
      await there.take('Log in', { Email: email, Password: first });
      expect(await auth.take('List the sessions')).toBe('200 OK');
      const rows = auth.rows('List the sessions');
      await rows.filter({ hasText: '(this one)' }).waitFor();
      const row = rows.filter({ hasText: 'Another device' });
      await row.getByRole('button', { name: 'End' }).click();
      await row.waitFor({ state: 'detached' });
      expect(await there.take('Who am I?')).toMatch(/^401 /);
      await other.close();
    });

    test.runIf(withSessions)('asks for the CSRF token, where the page has lost it', async () => {
      await auth.page.evaluate("sessionStorage.removeItem('csrf_token')");
      expect(await auth.take('Refresh')).toMatch(/^403 CSRF_FAILED:/);
      expect(await auth.take('Ask for the CSRF token')).toBe('200 OK');
      expect(await auth.take('Refresh')).toBe('200 OK');
    });

    test('changes the password', async () => {
      const typed = { 'Current password': first, 'New password': second };
      expect(await auth.take('Change the password', typed)).toBe('204 No Content');
      expect(await logIn(first)).toMatch(/^401 /);
      expect(await logIn(second)).toBe('200 OK');
    });

    test.each(['Log out', 'Log out everywhere'])('%s', async (title) => {
      expect(await logIn(second)).toBe('200 OK');
      expect(await auth.take(title)).toBe('204 No Content');
      expect(await auth.caller()).toBe('Nobody is logged in');
      expect(await auth.take('Who am I?')).toMatch(/^401 UNAUTHORIZED:/);
    });

    test('deletes the account', async () => {
      expect(await logIn(second)).toBe('200 OK');
      expect(await auth.take('Delete the account', { Password: second })).toBe('204 No Content');
      expect(await auth.caller()).toBe('Nobody is logged in');
      expect(await logIn(second)).toMatch(/^401 INVALID_CREDENTIALS:/);
    });

    test('the browser had nothing to complain about', () => {
      expect(auth.complaints()).toEqual([]);
    });
  });
});
