import { Browser, Locator, Page } from 'playwright-core';
import {
  launchBrowser,
  seriousViolations,
  signIn,
  takePicture,
  Theme,
} from '../harness/Browser';
import { giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';
import { FOREIGN_FILES } from './foreignFiles';

jest.setTimeout(300_000);

const TENANT = 'abroad';

/** Waits until a text is in a part of the page. */
const says = (part: Locator, text: string) =>
  part.getByText(text, { exact: true }).first().waitFor();

describe('files as sellers elsewhere download them', () => {
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  const batches: string[] = [];

  beforeAll(async () => {
    portal = await joinSharedPortal();
    const database = new PortalDatabase(portal);
    await giveTenant(database, TENANT);
    await database.close();
    browser = await launchBrowser();
    page = await signIn(browser, `${portal.address}/upload?tenant=${TENANT}`);
    await page.getByLabel('Store', { exact: true }).click();
    await page.getByRole('option', { name: 'Shop' }).click();
    await page.getByLabel('Files to upload').setInputFiles(
      FOREIGN_FILES.map(({ name, content }) => ({
        name,
        mimeType: 'text/plain',
        buffer: content,
      })),
    );
  });

  afterAll(async () => {
    await browser?.close();
  });

  const uploadOf = (name: string) =>
    page
      .getByRole('region', { name: 'Uploads' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name }) });

  it.each(FOREIGN_FILES)(
    'says of $name what it is and adds up to before it is committed',
    async ({ name, decisions, total }) => {
      const upload = uploadOf(name);
      await upload.getByRole('button', { name: `Commit ${name}` }).waitFor();
      const fold = upload
        .locator('details')
        .filter({ hasText: 'How it is read' });
      if ((await fold.getAttribute('open')) === null) {
        await fold.locator(':scope > summary').click();
      }
      for (const [what, value] of Object.entries(decisions)) {
        const told = fold.getByRole('row').filter({
          has: page.getByRole('rowheader', { name: what, exact: true }),
        });
        expect(await told.getByRole('cell').first().innerText()).toContain(
          value,
        );
      }
      await says(upload.getByLabel('Totals of the rows'), total);
    },
  );

  it('takes both up to the marts', async () => {
    await takePicture(page, 'foreign-inspected-light');
    for (const { name } of FOREIGN_FILES) {
      const upload = uploadOf(name);
      await upload.getByRole('button', { name: `Commit ${name}` }).click();
      const link = upload.getByRole('link', { name: 'Open batch' });
      const address = await link.getAttribute('href');
      batches.push(`${portal.address}${address}`);
    }
    for (const batch of batches) {
      await page.goto(batch);
      await page
        .getByText('rows are in the marts')
        .waitFor({ timeout: 120_000 });
    }

    expect(new Set(batches).size).toBe(FOREIGN_FILES.length);
  });

  it.each(FOREIGN_FILES.map((file, index) => ({ ...file, index })))(
    'shows the rows of $name with their amounts, and the original of one',
    async ({ index, row, original }) => {
      await page.goto(batches[index]);
      const listed = page
        .getByRole('region', { name: 'Rows, table' })
        .getByRole('row')
        .filter({ hasText: row.order });
      await says(listed, row.amount);

      await listed
        .getByRole('link', { name: `Open row ${row.number}` })
        .press('Enter');

      const panel = page.getByRole('dialog', { name: `Row ${row.number}` });
      await says(panel, row.description);
      const text = panel.getByLabel('The row as it is in the file');
      expect((await text.innerText()).trimEnd()).toBe(original);
      await page.reload();
      await says(panel, row.description);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.has('row')).toBe(false);
    },
  );

  it.each<[Theme, number]>([
    ['light', 1440],
    ['dark', 390],
  ])(
    'shows rows to everybody in the %s theme, %i pixels wide',
    async (theme, width) => {
      const themed = await signIn(browser, portal.address, theme);
      await themed.setViewportSize({ width, height: 900 });
      const findings: string[] = [];
      for (const [name, search] of [
        ['rows', ''],
        ['row', '&row=1'],
      ]) {
        await themed.goto(`${batches[0]}${search}`);
        const last = search
          ? themed.getByText(/^Bytes \d/)
          : themed.getByRole('link', { name: 'Open row 3' });
        await last.waitFor();
        await takePicture(themed, `foreign-${name}-${theme}-${width}`);
        findings.push(...(await seriousViolations(themed)));
        const overflow = await themed.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        if (overflow > 0) findings.push(`${overflow} pixels too wide`);
      }
      await themed.context().close();

      expect(findings).toEqual([]);
    },
  );
});
