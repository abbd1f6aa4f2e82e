import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { BatchStatus } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReading,
  aReadyBatch,
  northwind,
} from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  type MountOptions,
} from '../__testUtils__/mountUploads';

const failed = aDetail(
  aBatch({
    status: 'failed',
    failure: { stage: 'parse', code: 'DAMAGED_ID', message: 'Rounded.' },
  }),
  { choices: { dates: 'mdy' }, reading: aReading() },
);

async function openBatch(detail = failed, options: MountOptions = {}) {
  const uploads = fakeUploadsApi({ details: [detail] });
  const rendered = await mountInLegacyHost(
    `/batches/${detail.batch.batchId}?tenant=northwind`,
    { uploads, ...options },
  );
  await screen.findByRole('list', { name: 'Stages' });
  return { ...rendered, uploads };
}

const form = () =>
  screen.queryByRole('form', { name: 'Change how orders-may.csv is read' });

describe('a batch that came to nothing', () => {
  beforeEach(() => window.localStorage.clear());

  it('can be read otherwise, for a reason, and what was chosen stays until then', async () => {
    const { uploads, container } = await openBatch();
    const dates = screen.getByRole('combobox', { name: 'Dates' });
    expect(dates).toHaveValue('mdy');
    expect(
      await screen.findByRole('option', { name: 'eBay Orders' }),
    ).toHaveValue('ebay-orders');
    const read = screen.getByRole('button', { name: 'Read it so' });
    expect(read).toBeDisabled();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.selectOptions(dates, 'day before month');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Quotes' }),
      'are ordinary text',
    );
    await userEvent.click(read);
    await userEvent.click(screen.getByRole('button', { name: 'Leave it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(uploads.server.choices).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Read it so' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'Exported in Berlin',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Read the file' }),
    );
    expect(
      await screen.findByText('Waits for a worker to read the file'),
    ).toBeInTheDocument();
    expect(uploads.server.choices).toEqual([{ quotes: false, dates: 'dmy' }]);
    expect(uploads.server.reasons).toEqual(['Exported in Berlin']);
  });

  it.each<[BatchStatus, boolean]>([
    ['cancelled', true],
    ['loaded', false],
    ['ready', false],
  ])('is offered so where the batch is %s: %s', async (status, offered) => {
    await openBatch(aDetail(aReadyBatch({ status })));
    expect(form() !== null).toBe(offered);
  });

  it('is to be read otherwise only once what corrects its rows is undone', async () => {
    await openBatch(
      aDetail(failed.batch, {
        related: [
          {
            batchId: '0197c000-0000-7000-8000-0000000000aa',
            fileName: 'corrected.csv',
            status: 'ready',
            holdsRows: true,
            relation: 'supplementedBy',
            rowsLoaded: 1,
          },
        ],
      }),
    );
    expect(form()).toBeNull();
    expect(
      screen.getByText(/were corrected in corrected\.csv/),
    ).toHaveTextContent(/Undo that first/);
  });

  it('is not offered to a viewer', async () => {
    await openBatch(failed, { tenants: [{ ...northwind, role: 'viewer' }] });
    expect(form()).toBeNull();
  });
});
