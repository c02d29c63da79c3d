import type { BrowserContext, Page, Request } from 'playwright-core';
import type { AuthPage } from './auth-page.js';

/** What providers are called on pages. */
export const labels = { google: 'Google', apple: 'Apple' };

export type ProviderName = keyof typeof labels;

/** Pages of the provider ask for a font of another server: here is none. */
export const withoutFonts = (context: BrowserContext): Promise<unknown> =>
  context.route('https://**', (route) => route.abort());

/** What the page says once the browser is back. */
export const newsOf = async (page: Page): Promise<string> => {
  const news = page.locator('#news');
  await news.getByText('Came back').waitFor();
  return news.innerText();
};

/** Logs in at the provider that the browser has been sent to, unless it knows who it is. */
export const logInThere = async (page: Page, login: string): Promise<void> => {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
};

/** Leaves the page by a button, and comes back as somebody. */
export const goAs = async (auth: AuthPage, title: string, login: string): Promise<string> => {
  await auth.leave(title);
  await logInThere(auth.page, login);
  return newsOf(auth.page);
};

/** The next request that comes back from a provider. */
export const nextCallback = (context: BrowserContext): Promise<Request> =>
  context.waitForEvent('request', (request) =>
    new URL(request.url()).pathname.endsWith('/callback'),
  );

/** Makes a browser send the same as another did, as a page does: its own cookies go along. */
export const resend = async (page: Page, request: Request): Promise<void> => {
  if (request.method() === 'GET') {
    await page.goto(request.url());
    return;
  }
  // A page without a policy of its own.
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${request.url()}"></form>`);
  for (const [name, value] of new URLSearchParams(request.postData() ?? ''))
    await page.locator('form').evaluate(
      // Text, for it runs in the page.
      `(form, [name, value]) => {
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      }` as never,
      [name, value],
    );
  await page.evaluate('document.forms[0].submit()');
};
