import { readFile } from 'node:fs/promises';
import { Browser, Page } from 'playwright-core';
import {
  launchBrowser,
  seriousViolations,
  signIn,
  takePicture,
  Theme,
} from '../harness/Browser';
import { followBatch } from '../harness/followBatch';
import { giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';

jest.setTimeout(600_000);

const TENANT = 'own-columns';

/** What a page shows once it is there. */
const SHOWN: Record<string, string> = {
  editor: 'Gegenstand',
  list: 'Gegenstand',
  batch: 'none still to correct',
  upload: 'The next file holds corrected rows of',
  supplement: 'Corrected rows of',
};

/** An export that no known kind of file is like, in German and Windows-1252. */
const exportOf = (...numbers: number[]) =>
  Buffer.from(
    [
      'Belegnr;Kaufdatum;Gegenstand;Stück;Betrag;Währung;Lage',
      ...numbers.map(
        n =>
          `B-${n};${10 + n}.09.2026;Müslischale;2;1.2${n}0,50;EUR;verschickt`,
      ),
      'B-9;morgen;Müslischale;1;3,00;EUR;offen',
      '',
    ].join('\r\n'),
    'latin1',
  );

describe('a CSV of no known kind, in a browser', () => {
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  let tenantId: string;
  const addresses = {
    editor: '',
    list: '',
    batch: '',
    upload: '',
    supplement: '',
  };

  beforeAll(async () => {
    portal = await joinSharedPortal();
    const database = new PortalDatabase(portal);
    ({ tenantId } = await giveTenant(database, TENANT));
    await database.close();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  const upload = async (name: string, buffer: Buffer) => {
    await page.getByLabel('Store', { exact: true }).click();
    await page.getByRole('option', { name: 'Shop' }).click();
    await page
      .getByLabel('Files to upload')
      .setInputFiles({ name, mimeType: 'text/csv', buffer });
  };
  const commit = async (name: string) => {
    await page.getByRole('button', { name: `Commit ${name}` }).click();
    const link = page
      .getByRole('region', { name: 'Uploads' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name }) })
      .getByRole('link', { name: 'Open batch' });
    const address = await link.getAttribute('href');
    const batchId = new URL(address ?? '', portal.address).pathname
      .split('/')
      .at(-1);
    return await followBatch(portal, { tenantId, batchId: batchId ?? '' });
  };

  it('is shown with its first rows, and its columns are mapped', async () => {
    page = await signIn(browser, `${portal.address}/upload?tenant=${TENANT}`);
    await upload('september.csv', exportOf(1, 2, 3));
    await page
      .getByRole('link', { name: 'Map the columns of september.csv' })
      .click();

    await page.getByText('Müslischale').first().waitFor();
    addresses.editor = page.url();
    await page.getByLabel('Each row is one of the').selectOption('orders');
    const column = (field: string) =>
      page.getByLabel(field, { exact: true }).and(page.locator('select'));
    for (const [field, name] of [
      ['Order id *', 'Belegnr'],
      ['Purchased at *', 'Kaufdatum'],
      ['Item price *', 'Betrag'],
      ['Product', 'Gegenstand'],
      ['Quantity', 'Stück'],
      ['Currency', 'Währung'],
      ['Status', 'Lage'],
    ]) {
      await column(field).selectOption(name);
    }
    await column('verschickt').selectOption('shipped');
    await page.getByText('3 would be kept and 1 rejected').waitFor();
    await takePicture(page, 'map-columns');

    await page.getByLabel('Name of the mapping').fill('Hofladen');
    await page.getByRole('button', { name: 'Save and read the file' }).click();
    await page.getByText('“Hofladen”, your mapping').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/upload');
  });

  it('comes through to the marts with the counts that were shown', async () => {
    expect(await commit('september.csv')).toMatchObject({
      status: 'ready',
      rowsTotal: 4,
      rowsLoaded: 3,
      rowsRejected: 1,
    });
    const { totals } = await portal.api.sales(tenantId);
    expect(totals).toMatchObject([
      { currency: 'EUR', orders: 3, units: 6, revenue: '3661.50' },
    ]);
  });

  it('has its rejected row corrected, which is added to it and to the marts', async () => {
    await page.getByRole('link', { name: 'Open batch' }).first().click();
    addresses.batch = page.url();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const download = await downloading;
    const rejects = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('september.csv.rejected.csv');
    expect(rejects).toContain('B-9;morgen;Müslischale;1;3,00;EUR;offen');

    await page.getByRole('link', { name: 'Upload the corrected rows' }).click();
    await page.getByText('The next file holds corrected rows of').waitFor();
    addresses.upload = page.url();
    await page.getByLabel('Files to upload').setInputFiles({
      name: 'corrected.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        rejects
          .replaceAll('morgen', '19.09.2026')
          .replaceAll('offen', 'verschickt'),
      ),
    });
    await page.getByText('A commit adds 1 corrected row').waitFor();
    expect(await commit('corrected.csv')).toMatchObject({
      status: 'ready',
      rowsLoaded: 1,
      rowsRejected: 0,
    });

    const { totals } = await portal.api.sales(tenantId);
    expect(totals).toMatchObject([
      { currency: 'EUR', orders: 4, units: 7, revenue: '3664.50' },
    ]);
    await page.goto(addresses.batch);
    await page.getByText('1 rejected, 1 corrected in').waitFor();
    await page.getByText('none still to correct').waitFor();
    await page.getByRole('link', { name: 'corrected.csv' }).first().click();
    await page.getByText('Corrected rows of').waitFor();
    addresses.supplement = page.url();
  });

  it('is known at once when the next one comes', async () => {
    await page.goto(`${portal.address}/upload?tenant=${TENANT}`);
    await upload('october.csv', exportOf(4, 5));
    await page.getByText('“Hofladen”, your mapping').first().waitFor();
    expect(await commit('october.csv')).toMatchObject({
      status: 'ready',
      rowsLoaded: 2,
      rowsRejected: 1,
    });
  });

  it('is listed as what it is read by, with the way to change that', async () => {
    await page.getByRole('link', { name: 'Mappings' }).click();
    const row = page.getByRole('row', { name: /Hofladen/ });
    await row.waitFor();
    addresses.list = page.url();
    await row.getByRole('link', { name: 'Change Hofladen' }).click();
    await page
      .getByRole('button', { name: 'Save as version 2 and read the file' })
      .waitFor();
    addresses.editor = page.url();
    expect(new URL(addresses.editor).pathname).toMatch(
      /^\/upload\/mappings\/batches\/./,
    );
  });

  it.each<[Theme, number]>([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ])(
    'can be mapped by everybody in the %s theme, %i pixels wide',
    async (theme, width) => {
      const themed = await signIn(browser, portal.address, theme);
      await themed.setViewportSize({ width, height: 900 });
      const findings: string[] = [];
      for (const [name, address] of Object.entries(addresses)) {
        await themed.goto(address);
        await themed.getByText(SHOWN[name]).first().waitFor();
        await takePicture(themed, `mapping-${name}-${theme}-${width}`);
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
