import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { Browser, chromium, Page } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Light or dark, as the portal's settings offer it. */
export type Theme = 'light' | 'dark';

/**
 * Starts the machine's own Chromium.
 *
 * @throws Error when there is none; `TIEOUT_CHROMIUM` names one elsewhere
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env.TIEOUT_CHROMIUM ?? CANDIDATES.find(file => existsSync(file));
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install it (apt-get install chromium), or name it in TIEOUT_CHROMIUM.',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens the portal in a fresh profile and signs in as a guest. */
export async function signIn(
  browser: Browser,
  url: string,
  theme: Theme = 'light',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  await context.addInitScript(
    chosen => window.localStorage.setItem('theme', chosen),
    theme,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Home', exact: true }).waitFor();
  return page;
}

/** What a person with a disability would stumble over: serious and critical findings only. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's security policy allows no others.
  await page.evaluate(
    readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'),
  );
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    );
}

/** Keeps a picture of the page in the folder that `TIEOUT_SCREENSHOTS` names (default `e2e-report` in the checkout). */
export async function takePicture(page: Page, name: string) {
  const folder =
    process.env.TIEOUT_SCREENSHOTS ?? path.resolve('../../e2e-report');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
