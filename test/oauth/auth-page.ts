import type { BrowserContext, Locator, Page } from 'playwright-core';
import { complaintsOf } from '../openapi/docs-page.js';
import { withoutFonts } from './others.js';

/** The page on which every step of logging in can be taken. */
export interface AuthPage {
  page: Page;
  /** What the browser complained about but answers that are errors, which some steps are for. */
  complaints(): string[];
  /** Takes a step with what is typed into its fields, and reads what came of it. */
  take(title: string, typed?: Record<string, string>): Promise<string>;
  /** Presses a button that leaves the page for a provider. */
  leave(title: string): Promise<void>;
  /** The rows that the last answer of a step gave it. */
  rows(title: string): Locator;
  /** Who it says is logged in. */
  caller(): Promise<string>;
  /** The last request that it shows, with its answer. */
  latest(): Promise<string>;
  /** What that answer holds. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what it reads
  data(): Promise<any>;
}

/** Opens the page of a server as a new tab of a browser. */
export const openAuthPage = async (context: BrowserContext, url: string): Promise<AuthPage> => {
  const page = await context.newPage();
  const complaints = await complaintsOf(page);
  await withoutFonts(context);
  await page.goto(`${url}/docs/auth`);
  const button = (title: string) => page.getByRole('button', { name: title, exact: true });
  const step = (title: string) => page.locator('article').filter({ has: button(title) });
  return {
    page,
    complaints: () => complaints.filter((text) => !text.startsWith('Failed to load resource')),
    take: async (title, typed = {}) => {
      for (const [label, value] of Object.entries(typed))
        await step(title).getByLabel(label, { exact: true }).fill(value);
      await button(title).click();
      const output = step(title).locator('output');
      await output.and(page.locator(':not(:text-is("…"))')).waitFor();
      return output.innerText();
    },
    leave: async (title) => {
      await Promise.all([page.waitForRequest('**/auth/oauth/*'), button(title).click()]);
    },
    rows: (title) => step(title).locator('li'),
    caller: () => page.locator('#caller').innerText(),
    latest: () => page.locator('#exchanges > li').first().innerText(),
    data: async () => {
      const text = await page.locator('#exchanges > li').first().locator('pre').last().innerText();
      return JSON.parse(text.slice(text.indexOf('{'))).data;
    },
  };
};
