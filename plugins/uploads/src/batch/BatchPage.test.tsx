import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ApiError } from '@tieout/plugin-tenants-common';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReading,
  aReadyBatch,
  at,
  dateQuestion,
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
const asking = aDetail(
  aBatch({
    status: 'failed',
    updatedAt: at(2),
    failure: {
      stage: 'parse',
      code: 'NEEDS_ANSWER',
      message: 'The values of the file leave open its dates.',
    },
  }),
  { reading: { plan: aReading({ questions: [dateQuestion] }).plan } },
);
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

  it('says how the file was read, by whose decision and why', async () => {
    await openBatch({ ...readyDetail, reading: aReading() });
    const section = screen.getByRole('region', { name: 'How it was read' });
    const told = (what: string) =>
      within(section).getByRole('row', { name: new RegExp(`^${what}`) });
    expect(told('Kind of file')).toHaveTextContent('Amazon All Orders');
    expect(told('Encoding')).toHaveTextContent(
      'Windows-1252 (Western European)80 % surethe fileé and ü are frequent',
    );
    expect(told('Cells are divided by')).toHaveTextContent('semicolons');
    expect(told('Header')).toHaveTextContent('line 6');
    expect(told('Amounts')).toHaveTextContent('decimal commathe kind of file');
    expect(told('Dates')).toHaveTextContent('day before montha person');
    expect(within(section).getAllByText(/% sure/)).toHaveLength(1);
    expect(section).toHaveTextContent(
      'Left out as no data: 3 rows of totals, 1 closing row.',
    );
  });

  it('shows totals by kind and currency, and first the stated ones that do not tie', async () => {
    await openBatch({ ...readyDetail, reading: aReading() });
    const totals = screen.getByRole('region', { name: 'Totals of the rows' });
    expect(totals).toHaveTextContent('990 order linesUSD$12,345.60');
    expect(totals).toHaveTextContent('1 payoutEUR€10.00');
    const stated = screen.getByRole('region', {
      name: 'Totals that the file states',
    });
    const [, first, second] = within(stated).getAllByRole('row');
    expect(first).toHaveTextContent(
      'settlement-2$50.00$49.00-$1.00does not tie',
    );
    expect(second).toHaveTextContent('settlement-1$100.00$100.00$0.00ties');
  });

  it('folds what became of the columns, those about persons told apart', async () => {
    await openBatch({ ...readyDetail, reading: aReading() });
    expect(
      screen.getByText(
        'Columns: 2 understood, 1 kept as they are, 1 about persons and not stored',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('buyer-email')).not.toBeVisible();
  });

  it('asks what only a person can tell, and reads the file again with the answer', async () => {
    const { uploads } = await openBatch(asking);
    const section = screen.getByRole('region', {
      name: 'A question about this file',
    });
    expect(section).toHaveTextContent(
      'In which order are the dates in “purchase-date” written?',
    );
    expect(section).toHaveTextContent('03/05/2026; 04/05/2026');
    const reason = within(section).getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveValue('Answered: day before month');
    expect(
      within(section).getByRole('radio', { name: /day before month/ }),
    ).toBeChecked();
    await userEvent.click(
      within(section).getByRole('radio', {
        name: 'month before day: 03/05/2026 is March 5, 2026',
      }),
    );
    expect(reason).toHaveValue('Answered: month before day');
    // The answer is the one thing to do.
    expect(screen.queryByRole('button', { name: 'Retry batch' })).toBeNull();
    await userEvent.click(
      within(section).getByRole('button', { name: 'Answer and read the file' }),
    );
    expect(
      await screen.findByText('Waits for a worker to read the file'),
    ).toBeInTheDocument();
    expect(uploads.server.choices).toEqual([{ dates: 'mdy' }]);
    expect(uploads.server.reasons).toEqual(['Answered: month before day']);
  });

  it('keeps the answer when the server does not take it', async () => {
    const uploads = serverWith(asking);
    uploads.api.retryBatch = () => Promise.reject(new TypeError('no network'));
    await openBatch(asking, { uploads });
    await userEvent.click(
      screen.getByRole('radio', { name: /month before day/ }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Answer and read the file' }),
    );
    expect(
      await screen.findByText('The answer could not be taken'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: /month before day/ }),
    ).toBeChecked();
  });

  it('shows a viewer the question without a way to answer it', async () => {
    await openBatch(asking, {
      tenants: [{ ...northwind, role: 'viewer' }],
    });
    expect(screen.getByRole('radio', { name: /day before/ })).toBeDisabled();
    expect(
      screen.getByText(/Answering needs the role uploader/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Answer/ })).toBeNull();
  });

  it('offers a viewer nothing that would be refused', async () => {
    await openBatch(aDetail(failed), {
      tenants: [{ ...northwind, role: 'viewer' }],
    });
    expect(screen.queryByRole('button', { name: 'Retry batch' })).toBeNull();
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
    ['asking', asking],
    ['read', { ...readyDetail, reading: aReading() }],
  ])('has no accessibility violations when %s', async (_, detail) => {
    const { container } = await openBatch(detail);
    expect(await axe(container)).toHaveNoViolations();
  });
});
