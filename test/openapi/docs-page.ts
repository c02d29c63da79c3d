import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';

export const program = await findChromium();
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

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(program && { executablePath: program }),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** What a browser complains about from now on, what a policy forbids with it. */
export const complaintsOf = async (page: Page): Promise<string[]> => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(reportViolations);
  return complaints;
};

/** The docs page of a server, what the browser complains about, and a way to use it as a reader would. */
export const openDocs = async (
  browser: Browser,
  url: string,
  extraHTTPHeaders: Record<string, string> = {},
) => {
  const page = await browser.newPage({ extraHTTPHeaders, viewport: { width: 1280, height: 900 } });
  const complaints = await complaintsOf(page);
  const load = async () => {
    await page.goto(`${url}/docs`);
    await page.locator('.opblock').first().waitFor();
  };
  await load();

  const operation = (id: string): Locator => page.locator(`.opblock[id$="-${id}"]`);

  /** Tries an operation, with the body that it suggests or with another. */
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

  return { page, complaints, load, tryOut };
};
