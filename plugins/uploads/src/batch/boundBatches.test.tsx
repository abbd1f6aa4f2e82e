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
            holdsRows: true,
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

  const supplement = {
    batchId: older.batchId,
    fileName: 'corrected.csv',
    status: 'ready' as const,
    holdsRows: true,
    relation: 'supplementedBy' as const,
    rowsLoaded: 8,
    rowsRejected: 2,
  };

  it('counts the rejected rows that are corrected, and leads to where the others are', async () => {
    const { container } = await openBatch(
      aDetail(aReadyBatch(), {
        related: [
          supplement,
          {
            ...supplement,
            batchId: 'gone',
            status: 'undone',
            holdsRows: false,
          },
        ],
      }),
    );
    expect(screen.getByText(/10 rejected, 8 corrected in/)).toHaveTextContent(
      'corrected.csv, 2 still to correct',
    );
    expect(
      screen.getByRole('link', { name: 'Upload the corrected rows' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`supplements=${aReadyBatch().batchId}`),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks for no more once all are corrected', async () => {
    await openBatch(
      aDetail(aReadyBatch(), { related: [{ ...supplement, rowsLoaded: 10 }] }),
    );
    expect(screen.getByText(/none still to correct/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Upload the corrected rows' }),
    ).toBeNull();
  });

  it('says which supplements are undone with it', async () => {
    await openBatch(aDetail(aReadyBatch(), { related: [supplement] }));
    await userEvent.click(screen.getByRole('button', { name: 'Undo batch' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /990 rows .* the 8 corrected ones in corrected\.csv, which is undone too/,
    );
  });

  it('counts corrected rows with which dbt failed, and says what is to be done about them', async () => {
    const { container } = await openBatch(
      aDetail(aReadyBatch(), {
        related: [
          supplement,
          {
            ...supplement,
            batchId: '0197c000-0000-7000-8000-0000000000bb',
            fileName: 'stuck.csv',
            status: 'failed',
            rowsLoaded: 2,
          },
        ],
      }),
    );
    const words = screen.getByText(/10 rejected, 10 corrected in/);
    expect(words).toHaveTextContent(
      /none still to correct. dbt failed with stuck\.csv: retry it, or undo it/,
    );
    expect(words).not.toHaveTextContent(/failed with corrected\.csv/);
    expect(
      screen.queryByRole('link', { name: 'Upload the corrected rows' }),
    ).toBeNull();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Undo batch' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /the 10 corrected ones in corrected\.csv, stuck\.csv, which are undone too/,
    );
  });

  it('says of a supplement what it corrects, and offers no file in its place', async () => {
    const detail = aDetail(aReadyBatch({ supplementsBatchId: older.batchId }), {
      related: [
        { ...supplement, relation: 'supplements', fileName: 'whole.csv' },
      ],
    });
    await openBatch(detail);
    expect(screen.getByText(/still rejected from/)).toHaveTextContent(
      'whole.csv',
    );
    expect(
      screen.getByRole('link', { name: 'Upload the corrected rows' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`supplements=${older.batchId}`),
    );
    expect(screen.queryByText('Replace by a corrected file')).toBeNull();
  });

  it('takes the corrected rows that are chosen on the upload page', async () => {
    const detail = aDetail(aReadyBatch());
    const { batchId, storeId } = detail.batch;
    const uploads = fakeUploadsApi({ details: [detail] });
    const { queue, send } = queueOver(uploads, never);
    await mountInLegacyHost(
      `/upload?tenant=northwind&store=${storeId}&supplements=${batchId}`,
      { uploads, queue },
    );
    expect(
      await screen.findByText(/The next file holds corrected rows/),
    ).toHaveTextContent('10 rejected rows are still to correct');
    drop(new File(['a'], 'corrected.csv'));
    await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
    expect(queue.getItems()[0].destination.bond).toEqual({
      supplements: batchId,
    });
  });
});
