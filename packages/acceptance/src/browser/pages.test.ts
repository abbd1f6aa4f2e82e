import { readFileSync } from 'node:fs';
import { Browser, Locator, Page } from 'playwright-core';
import {
  launchBrowser,
  seriousViolations,
  signIn,
  takePicture,
  Theme,
} from '../harness/Browser';
import { settled } from '../harness/followBatch';
import { RunningPortal } from '../harness/RunningPortal';
import { until } from '../harness/until';

jest.setTimeout(600_000);

const TENANT = 'lumen-living';

/** The pages, and what is on each once its data is there. */
const PAGES: [string, (page: Page) => Locator][] = [
  ['/', page => page.getByText('user:development/guest')],
  ['/upload', page => page.getByRole('heading', { name: 'Samples to try' })],
  ['/batches', page => page.getByText('right as of')],
  ['/sales', page => page.getByRole('region', { name: 'Sales in GBP' })],
  ['/data/runs', page => page.getByText('right as of')],
];

/** The cells of a CSV file, unquoted. */
function cellsOf(csv: string): string[] {
  const cells = csv.matchAll(/(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))/g);
  return [...cells].map(([, quoted, plain]) =>
    (quoted ?? plain).replaceAll('""', '"'),
  );
}

describe('the portal in a browser', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let page: Page;
  let before: number;
  const faults: string[] = [];

  const at = (route: string) => `${portal.address}${route}?tenant=${TENANT}`;

  beforeAll(async () => {
    portal = await RunningPortal.start();
    await until(
      'the demo history is uploaded',
      async () => portal.state().demo === 'done',
    );
    for (const { tenantId } of await portal.api.tenants()) {
      await settled(portal, tenantId);
    }
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.dispose();
  });

  function watchForFaults(watched: Page) {
    watched.on('pageerror', error => faults.push(String(error)));
    watched.on('console', message => {
      if (message.type() === 'error') faults.push(message.text());
    });
  }

  async function ordersIn(currency: string): Promise<number> {
    await page.goto(at('/sales'));
    const region = page.getByRole('region', { name: `Sales in ${currency}` });
    await region.waitFor();
    const orders = region
      .locator('dt', { hasText: /^Orders$/ })
      .locator('+ dd');
    return Number((await orders.innerText()).replaceAll(',', ''));
  }

  it('lets a guest in and shows the tenants and their pages', async () => {
    page = await signIn(browser, at('/'));
    watchForFaults(page);

    await page
      .getByRole('heading', { level: 1, name: 'Lumen Living' })
      .waitFor();
    const pages = page.getByRole('navigation', { name: 'sidebar nav' });
    for (const name of [
      'Home',
      'Upload',
      'Batches',
      'Sales',
      'Data',
      'Catalog',
    ]) {
      expect(await pages.getByRole('link', { name, exact: true }).count()).toBe(
        1,
      );
    }
  });

  it('shows what is in a sample before it is committed', async () => {
    before = await ordersIn('GBP');

    await page.goto(at('/upload'));
    await page
      .getByRole('button', { name: 'Use this sample: Orders with bad rows' })
      .click();

    const rejected = page.getByRole('region', { name: /^Rejected rows of/ });
    await rejected.getByText('INVALID_MONEY').first().waitFor();
    const counts = page.getByRole('region', { name: 'Uploads' }).locator('dl');
    expect((await counts.innerText()).split(/\n+/)).toEqual([
      ...['Rows', '120', 'New', '100', 'Already known', '0'],
      ...['Changed', '0', 'Rejected', '20'],
    ]);
    await takePicture(page, 'inspected-light');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('shows a committed sample live up to the marts, its rejected rows, how it was read, and what it changed in the sales', async () => {
    await page.getByRole('button', { name: /^Commit / }).click();
    await page.getByRole('link', { name: 'Open batch' }).click();
    await page.evaluate(() =>
      document.body.setAttribute('data-not-reloaded', 'true'),
    );
    await page
      .getByText('100 of 120 rows are in the marts')
      .waitFor({ timeout: 120_000 });
    expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
    await page.getByText('120 in file = 100 loaded + 20 rejected').waitFor();

    const rejected = page.getByRole('region', {
      name: /^Rejected rows, table/,
    });
    await rejected.getByText('INVALID_MONEY').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8');
    expect(lines).toContain('INVALID_MONEY');
    expect(cellsOf(lines).filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual(
      [],
    );

    const reading = page.getByRole('region', { name: 'How it was read' });
    await reading.getByRole('row', { name: /^Encoding UTF-8/ }).waitFor();
    await takePicture(page, 'batch-light');
    expect(await ordersIn('GBP')).toBeGreaterThan(before);
  });

  it('tells in words why a file was refused', async () => {
    await page.goto(at('/upload'));
    await page
      .getByRole('button', { name: 'Use this sample: Not an orders file' })
      .click();
    const refusal = page.getByRole('main').getByRole('alert');
    await refusal.waitFor({ timeout: 120_000 });
    expect(await refusal.innerText()).toContain('HEADER_NOT_RECOGNISED');
    expect(await page.getByRole('button', { name: /^Commit / }).count()).toBe(
      0,
    );
    await takePicture(page, 'refused-file-light');
    await page.getByRole('button', { name: /^Discard / }).click();
    await refusal.waitFor({ state: 'detached' });
  });

  it('tells in words why a batch failed', async () => {
    const tenants = await portal.api.tenants();
    const [tenant] = tenants.filter(({ slug }) => slug === TENANT);
    const { batch } = await portal.api.upload(
      {
        tenantId: tenant.tenantId,
        storeId: tenant.stores[0].storeId,
        fileName: 'stock-list.csv',
      },
      await portal.api.sample('stock-list.csv'),
    );
    await page.goto(at(`/batches/${batch.batchId}`));

    const failure = page.getByRole('main').getByRole('alert');
    await failure.waitFor({ timeout: 120_000 });
    expect(await failure.innerText()).toContain('header');
    await takePicture(page, 'failed-batch-light');
  });

  it('keeps the tenant in the address when it is switched', async () => {
    await page.goto(at('/batches'));
    await page.getByRole('button', { name: /Switch tenant/ }).click();
    await page.getByRole('menuitemradio', { name: /Harbour & Pine/ }).click();

    await page.waitForURL(/tenant=harbour-and-pine/);
    await page.reload();
    const tenant = page.getByRole('button', { name: /Switch tenant/ });
    await tenant.waitFor();
    expect(await tenant.innerText()).toContain('Harbour & Pine');
  });

  it.each<Theme>(['light', 'dark'])(
    'can be used by everybody in the %s theme',
    async theme => {
      const themed = await signIn(browser, at('/'), theme);
      const findings: string[] = [];
      for (const [route, content] of PAGES) {
        await themed.goto(at(route));
        await content(themed).first().waitFor();
        const name = route.replaceAll('/', '-').slice(1) || 'home';
        await takePicture(themed, `${name}-${theme}`);
        const violations = await seriousViolations(themed);
        findings.push(...violations.map(one => `${route} ${one}`));
      }
      await themed.context().close();

      expect(findings).toEqual([]);
    },
  );

  it('raised no error in the browser on the way', () => {
    expect(faults).toEqual([]);
  });
});
