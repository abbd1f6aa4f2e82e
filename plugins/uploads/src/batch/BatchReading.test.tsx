import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReading,
  aReadyBatch,
  at,
  dateQuestion,
  northwind,
} from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  type MountOptions,
} from '../__testUtils__/mountUploads';

const read = aDetail(aReadyBatch(), { reading: aReading() });
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
async function openBatch(detail: BatchDetail, options: MountOptions = {}) {
  const uploads = options.uploads ?? fakeUploadsApi({ details: [detail] });
  const rendered = await mountInLegacyHost(
    `/batches/${detail.batch.batchId}?tenant=northwind`,
    { ...options, uploads },
  );
  await screen.findByRole('list', { name: 'Stages' });
  return { ...rendered, uploads };
}

describe('how the file of a batch was read', () => {
  beforeEach(() => window.localStorage.clear());

  it('says how the file was read, by whose decision and why', async () => {
    await openBatch(read);
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
    await openBatch(read);
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
    await openBatch(read);
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
    const uploads = fakeUploadsApi({ details: [asking] });
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

  it.each([
    ['told', read],
    ['asked about', asking],
  ])('has no accessibility violations when %s', async (_, detail) => {
    const { container } = await openBatch(detail);
    expect(await axe(container)).toHaveNoViolations();
  });
});
