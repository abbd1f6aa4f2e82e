import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Browser, Page } from 'playwright-core';
import {
  launchBrowser,
  seriousViolations,
  signIn,
  takePicture,
  Theme,
} from '../harness/Browser';
import { giveTenant } from '../harness/giveTenant';
import { ordersOf } from '../harness/ordersOf';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';

jest.setTimeout(600_000);

const ROWS = 200_000;
const TENANT = 'live-batch';
const FILE = 'live.csv';

/** What a page's main part said, in the order in which it said it first. */
async function rememberWords(page: Page, patterns: Record<string, string>) {
  await page.evaluate(wanted => {
    const seen: string[] = [];
    const look = () => {
      const text = document.querySelector('main')?.innerText ?? '';
      for (const [name, pattern] of Object.entries(wanted)) {
        if (new RegExp(pattern).test(text) && !seen.includes(name)) {
          seen.push(name);
        }
      }
    };
    Object.assign(window, { seenWords: seen });
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  }, patterns);
  return () => page.evaluate<string[]>('window.seenWords');
}

describe(`a file of ${ROWS} rows, watched in a browser`, () => {
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  const addresses = { batch: '', run: '' };

  beforeAll(async () => {
    portal = await joinSharedPortal();
    const database = new PortalDatabase(portal);
    await giveTenant(database, TENANT);
    await database.close();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('is uploaded from the disk, looked at and then committed', async () => {
    const file = path.join(portal.dataFolder, FILE);
    await pipeline(ordersOf(ROWS, 'live'), createWriteStream(file));
    page = await signIn(browser, `${portal.address}/upload?tenant=${TENANT}`);

    await page.getByLabel('Store', { exact: true }).click();
    await page.getByRole('option', { name: 'Shop' }).click();
    await page.getByLabel('Files to upload').setInputFiles(file);

    await page
      .getByRole('button', { name: `Commit ${FILE}` })
      .click({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Open batch' }).click();
    await page.getByRole('heading', { level: 1, name: FILE }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/batches\/./);
  });

  it('shows rows, speed and dbt nodes as they come, without a reload', async () => {
    const seen = await rememberWords(page, {
      speed: String.raw`[\d,]+ rows read, [\d,]+ rows/s`,
      nodes: String.raw`\d+ of \d+ dbt nodes done`,
      end: 'rows are in the marts',
    });

    await page.getByText('rows are in the marts').waitFor({ timeout: 300_000 });

    expect(await seen()).toEqual(['speed', 'nodes', 'end']);
    addresses.batch = page.url();
  });

  it('leads on to the run of dbt behind it', async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: /dbt run/ })
      .click();
    await page.getByRole('heading', { level: 1, name: /run/i }).waitFor();
    addresses.run = page.url();
    expect(new URL(addresses.run).pathname).toMatch(/^\/data\/runs\/./);
  });

  it.each<[Theme, number]>([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ])(
    'can be followed by everybody in the %s theme, %i pixels wide',
    async (theme, width) => {
      const themed = await signIn(browser, portal.address, theme);
      await themed.setViewportSize({ width, height: 900 });
      const findings: string[] = [];
      for (const [name, address] of Object.entries(addresses)) {
        await themed.goto(address);
        await themed
          .getByText('Succeeded')
          .or(themed.getByText('rows are in the marts'))
          .first()
          .waitFor();
        await takePicture(themed, `live-${name}-${theme}-${width}`);
        const violations = await seriousViolations(themed);
        const overflow = await themed.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        if (overflow > 0) violations.push(`is ${overflow} pixels too wide`);
        findings.push(...violations.map(one => `${name} ${one}`));
      }
      await themed.context().close();

      expect(findings).toEqual([]);
    },
  );
});
