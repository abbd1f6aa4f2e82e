import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReadyBatch,
  aReading,
} from '../__testUtils__/fixtures';
import { mountInLegacyHost } from '../__testUtils__/mountUploads';
import { drop, never, queueOver } from '../__testUtils__/uploadPage';

const older = {
  payoutId: '24680135791',
  batchId: '0197c000-0000-7000-8000-0000000000aa',
  fileName: 'march.txt',
  there: { amount: '10.00', currency: 'EUR', lines: 1 },
  here: { amount: '15.00', currency: 'EUR', lines: 2 },
};
const stopped = aDetail(
  aBatch({
    status: 'failed',
    failure: {
      stage: 'parse',
      code: 'SETTLEMENT_DIFFERS',
      message: 'The settlement 24680135791 is in march.txt too.',
    },
  }),
  { reading: { ...aReading(), settlements: [older] } },
);

async function openBatch(detail: BatchDetail) {
  const uploads = fakeUploadsApi({ details: [detail] });
  const retry = jest.spyOn(uploads.api, 'retryBatch');
  const rendered = await mountInLegacyHost(
    `/batches/${detail.batch.batchId}?tenant=northwind`,
    { uploads },
  );
  await screen.findByRole('list', { name: 'Stages' });
  return { ...rendered, uploads, retry };
}

async function confirm(verb: string) {
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox'), 'Amazon mended it');
  await userEvent.click(within(dialog).getByRole('button', { name: verb }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('a batch that is bound to another', () => {
  beforeEach(() => window.localStorage.clear());

  it('shows what differs of a settlement, and replaces the older batch', async () => {
    const { retry } = await openBatch(stopped);
    const row = screen.getByRole('row', { name: /24680135791/ });
    expect(row).toHaveTextContent('march.txt');
    expect(row).toHaveTextContent('€10.00€15.0012');
    await userEvent.click(
      screen.getByRole('button', { name: 'Replace the older batch' }),
    );
    await confirm('Replace batch');
    expect(retry).toHaveBeenCalledWith(
      expect.objectContaining({ batchId: stopped.batch.batchId }),
      'Amazon mended it',
      { replaces: older.batchId },
    );
  });

  it('asks without accessibility violations', async () => {
    const { container } = await openBatch(stopped);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is put aside where what is there is to be kept', async () => {
    const { uploads } = await openBatch(stopped);
    await userEvent.click(
      screen.getByRole('button', { name: 'Keep what is there' }),
    );
    await confirm('Undo this batch');
    expect(uploads.server.reasons).toEqual(['Amazon mended it']);
    expect((await screen.findAllByText('Undone'))[0]).toBeInTheDocument();
  });

  it('leads to the batch that has taken its place', async () => {
    await openBatch(
      aDetail(aReadyBatch({ status: 'replaced' }), {
        related: [
          {
            batchId: older.batchId,
            fileName: 'corrected.csv',
            status: 'ready',
            relation: 'replacedBy',
            rowsLoaded: 991,
          },
        ],
      }),
    );
    expect(screen.getByText(/^Replaced by\s*991 rows$/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'corrected.csv' })).toHaveAttribute(
      'href',
      `/batches/${older.batchId}?tenant=northwind`,
    );
  });

  it('is replaced by the next file of the upload page, and by no more', async () => {
    const detail = aDetail(aReadyBatch());
    const { batchId, storeId } = detail.batch;
    const uploads = fakeUploadsApi({ details: [detail] });
    const { queue, send } = queueOver(uploads, never);
    await mountInLegacyHost(
      `/upload?tenant=northwind&store=${storeId}&replaces=${batchId}`,
      { uploads, queue },
    );
    expect(await screen.findByText(/The next file replaces/)).toHaveTextContent(
      'its 990 rows go when the file is loaded',
    );
    drop(new File(['a'], 'one.csv'), new File(['b'], 'two.csv'));
    await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
    expect(queue.getItems().map(({ destination: { bond } }) => bond)).toEqual([
      { replaces: batchId },
    ]);
    expect(screen.queryByText(/The next file replaces/)).toBeNull();
  });
});
