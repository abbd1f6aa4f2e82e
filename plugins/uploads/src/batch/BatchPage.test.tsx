import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ApiError } from '@tieout/plugin-tenants-common';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReadyBatch,
  at,
  eventsThrough,
  northwind,
} from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  mountInNewHost,
  type MountOptions,
} from '../__testUtils__/mountUploads';

const parsing = aBatch({
  status: 'parsing',
  updatedAt: at(1),
  progress: { rows: 400, bytes: 86_000, at: at(1, 10), rowsPerSecond: 200 },
});
const failed = aBatch({
  status: 'failed',
  updatedAt: at(2),
  failure: {
    stage: 'parse',
    code: 'HEADER_NOT_RECOGNISED',
    message: 'The first line of orders-may.csv is of no known report.',
  },
});
const rejectedRow = {
  rowNumber: 17,
  lineNumber: 19,
  column: 'item-price',
  code: 'INVALID_MONEY',
  message: '"12,5O" is not an amount',
  original: '111-1,2026-05-08,12,5O',
};
const readyDetail = aDetail(aReadyBatch(), {
  events: eventsThrough(
    'received',
    'parsing',
    'loaded',
    'transforming',
    'ready',
  ),
  jobRuns: [
    {
      runId: 'r1',
      task: 'process-orders-upload',
      attempt: 1,
      maxAttempts: 5,
      status: 'lost',
      workerId: 'worker-1',
      errorCode: 'WORKER_LOST',
      errorMessage: 'The worker stopped.',
      startedAt: at(1),
      finishedAt: at(1, 12),
    },
  ],
});

function serverWith(detail: BatchDetail) {
  return fakeUploadsApi({ details: [detail], rejectedRows: [rejectedRow] });
}

function addressOf({ batch }: BatchDetail) {
  return `/batches/${batch.batchId}?tenant=northwind`;
}

async function openBatch(detail: BatchDetail, options: MountOptions = {}) {
  const uploads = options.uploads ?? serverWith(detail);
  const rendered = await mountInLegacyHost(addressOf(detail), {
    ...options,
    uploads,
  });
  await screen.findByRole('list', { name: 'Stages' });
  return { ...rendered, uploads };
}

describe('the page of a batch', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens in a host on the new frontend system', async () => {
    mountInNewHost(addressOf(readyDetail), {
      uploads: serverWith(readyDetail),
    });
    expect(
      await screen.findByRole('heading', { name: /orders-may.csv/ }),
    ).toBeInTheDocument();
  });

  it('shows that the counts tie, the stages with their times and the attempts', async () => {
    await openBatch(readyDetail);
    expect(
      screen.getByText('1,000 in file = 990 loaded + 10 rejected'),
    ).toBeInTheDocument();
    expect(screen.getByText('The counts tie')).toBeInTheDocument();
    const stages = screen.getByRole('list', { name: 'Stages' });
    expect(within(stages).getAllByText(/1 m 0 s, done/)).toHaveLength(4);
    const attempt = screen.getByRole('row', { name: /Read and load the file/ });
    expect(attempt).toHaveTextContent('1 of 5');
    expect(attempt).toHaveTextContent('12 s');
    expect(attempt).toHaveTextContent('WORKER_LOST');
  });

  it('says when the counts do not tie', async () => {
    await openBatch(aDetail(aReadyBatch({ rowsLoaded: 987 })));
    expect(
      screen.getByText('The counts do not tie: 3 unaccounted for'),
    ).toBeInTheDocument();
  });

  it('shows rejected rows with line, column, code and original text', async () => {
    await openBatch(readyDetail);
    const row = await screen.findByRole('row', { name: /INVALID_MONEY/ });
    for (const text of ['17', '19', 'item-price', '12,5O']) {
      expect(row).toHaveTextContent(text);
    }
  });

  it('downloads the rejected rows with the sign-in of the reader', async () => {
    const { uploads } = await openBatch(readyDetail);
    const download = jest.spyOn(uploads.api, 'downloadRejectedRows');
    const createObjectURL = jest.fn(() => 'blob:rejected');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    await userEvent.click(
      screen.getByRole('button', { name: 'Download as CSV' }),
    );
    await waitFor(() => expect(click).toHaveBeenCalled());
    expect(download).toHaveBeenCalled();
    expect(createObjectURL).toHaveBeenCalledWith(expect.any(Blob));
    click.mockRestore();
  });

  it('moves with the event stream, without a reload', async () => {
    const { uploads } = await openBatch(aDetail(parsing));
    expect(screen.getByText(/400 rows read, 200 rows\/s/)).toBeInTheDocument();
    await waitFor(() => expect(uploads.openStreams()).toBe(1));
    await act(async () =>
      uploads.emit({
        ...parsing,
        progress: {
          rows: 900,
          bytes: 193_500,
          at: at(1, 20),
          rowsPerSecond: 250,
        },
      }),
    );
    expect(
      await screen.findByText(/900 rows read, 250 rows\/s/),
    ).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      '90',
    );
    await act(async () => uploads.emit(aReadyBatch()));
    expect(await screen.findByText('The counts tie')).toBeInTheDocument();
  });

  it('says why a batch failed and what to do, and retries it with a reason', async () => {
    const { uploads } = await openBatch(
      aDetail(failed, {
        events: eventsThrough('received', 'parsing', 'failed'),
      }),
    );
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('is of no known report');
    // The message itself ends with what to do.
    expect(alert).not.toHaveTextContent('What to do');
    expect(alert).toHaveTextContent('Code: HEADER_NOT_RECOGNISED');

    await userEvent.click(screen.getByRole('button', { name: 'Retry batch' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Retry this batch?',
    });
    expect(dialog).toHaveTextContent('orders-may.csv (215 kB) is read again');
    const verb = within(dialog).getByRole('button', { name: 'Retry batch' });
    expect(verb).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      '  header mended upstream ',
    );
    await userEvent.click(verb);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(uploads.server.reasons).toEqual(['header mended upstream']);
    expect(
      await screen.findByText('Waits for a worker to read the file'),
    ).toBeInTheDocument();
  });

  it('keeps the dialog open with the reason when the server refuses', async () => {
    const uploads = serverWith(aDetail(parsing));
    uploads.api.cancelBatch = () =>
      Promise.reject(
        new ApiError({
          status: 409,
          code: 'BATCH_NOT_CANCELLABLE',
          message: 'The batch is loaded already.',
        }),
      );
    await openBatch(aDetail(parsing), { uploads });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel batch' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('None of the 400 rows read so far stays');
    await userEvent.type(within(dialog).getByRole('textbox'), 'wrong store');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel batch' }),
    );
    expect(
      await within(dialog).findByText('BATCH_NOT_CANCELLABLE'),
    ).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox')).toHaveValue('wrong store');
  });

  it('undoes a batch once it is said what goes, and why', async () => {
    const { uploads } = await openBatch(readyDetail);
    await userEvent.click(screen.getByRole('button', { name: 'Undo batch' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Undo this batch?',
    });
    expect(dialog).toHaveTextContent('The 990 rows of orders-may.csv leave');
    await userEvent.type(within(dialog).getByRole('textbox'), 'wrong month');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Undo batch' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(uploads.server.reasons).toEqual(['wrong month']);
    expect((await screen.findAllByText('Undone'))[0]).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undo batch' })).toBeNull();
    expect(screen.queryByText(/in file =/)).toBeNull();
  });

  it('offers a viewer nothing that would be refused', async () => {
    await openBatch(aDetail(failed), {
      tenants: [{ ...northwind, role: 'viewer' }],
    });
    expect(screen.queryByRole('button', { name: 'Retry batch' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo batch' })).toBeNull();
  });

  it('answers an unknown batch with a way back', async () => {
    await mountInLegacyHost('/batches/nowhere?tenant=northwind');
    expect(
      await screen.findByText('Northwind has no such batch'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See all batches of Northwind' }),
    ).toHaveAttribute('href', '/batches?status=all&tenant=northwind');
  });

  it.each([
    ['ready', readyDetail],
    ['parsing', aDetail(parsing)],
    ['failed', aDetail(failed)],
  ])('has no accessibility violations when %s', async (_, detail) => {
    const { container } = await openBatch(detail);
    expect(await axe(container)).toHaveNoViolations();
  });
});
