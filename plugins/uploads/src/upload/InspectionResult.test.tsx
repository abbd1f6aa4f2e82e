import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  anAskingInspection,
  anInspection,
  aReading,
} from '../__testUtils__/fixtures';
import {
  drop,
  openInspected,
  openUpload,
  queueOver,
} from '../__testUtils__/uploadPage';

describe('a file on the upload page', () => {
  beforeEach(() => window.localStorage.clear());

  it('looks at a dropped file, commits it when told and links to the batch', async () => {
    const batch = aBatch();
    const { uploads } = await openInspected(anInspection(), {
      details: [aDetail(batch)],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit orders-may.csv' }),
    );

    const link = await screen.findByRole('link', { name: 'Open batch' });
    expect(link).toHaveAttribute(
      'href',
      `/batches/${batch.batchId}?tenant=northwind`,
    );
    expect(screen.getByText('1 uploaded')).toBeInTheDocument();
    uploads.emit({
      ...batch,
      status: 'ready',
      updatedAt: new Date().toISOString(),
    });
    expect(await screen.findByText('Ready')).toBeInTheDocument();
  });

  it('says that a commit reads the failed batch of the same bytes again', async () => {
    const batch = aBatch();
    await openInspected(
      anInspection({
        existingBatchId: batch.batchId,
        existingBatchStatus: 'failed',
      }),
      { details: [aDetail(batch)] },
    );
    expect(
      await screen.findByText(
        /already, which failed. A commit has it read again/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'a batch' })).toHaveAttribute(
      'href',
      `/batches/${batch.batchId}?tenant=northwind`,
    );
    expect(
      screen.getByRole('button', { name: 'Commit orders-may.csv' }),
    ).toBeEnabled();
  });

  it('can be looked at again as it is after a failure', async () => {
    const { uploads } = await openInspected(
      anInspection({
        status: 'failed',
        failure: { code: 'WORKER_LOST', message: 'The worker stopped.' },
        choices: { dates: 'dmy' },
        reading: undefined,
        rows: undefined,
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look again' }),
    );
    await waitFor(() =>
      expect(uploads.server.choices).toEqual([{ dates: 'dmy' }]),
    );
  });

  it('shows how far the look at a file is', async () => {
    await openInspected(
      anInspection({
        status: 'running',
        progress: { rows: 1200, bytes: 1 },
        reading: undefined,
        rows: undefined,
      }),
    );
    expect(
      await screen.findByText('Looking at it … 1,200 rows'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Commit/ })).toBeNull();
  });

  it('shows before the commit what would become of the rows, and which are rejected', async () => {
    await openInspected(
      anInspection({
        reading: aReading(),
        rows: {
          total: 1000,
          loaded: 880,
          rejected: 120,
          new: 850,
          known: 20,
          changed: 10,
        },
        rejectedRows: [
          {
            rowNumber: 17,
            lineNumber: 19,
            column: 'item-price',
            code: 'INVALID_MONEY',
            message: '"12,5O" is not an amount',
            original: '111-1,2026-05-08,12,5O',
          },
        ],
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Amazon All Orders' }),
    ).toBeInTheDocument();
    const counts = screen
      .getAllByRole('term')
      .map(term => `${term.textContent} ${term.nextSibling?.textContent}`);
    expect(counts).toEqual([
      'Rows 1,000',
      'New 850',
      'Already known 20',
      'Changed 10',
      'Rejected 120',
    ]);
    expect(
      screen.getByText('The first 1 of 120 rejected rows'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /INVALID_MONEY/ }),
    ).toHaveTextContent('12,5O');
    expect(screen.getByText('does not tie')).toBeInTheDocument();
  });

  it('warns of a settlement that the store has with other content', async () => {
    const { reading } = anInspection();
    const here = { amount: '15.00', currency: 'EUR', lines: 2 };
    const there = { ...here, lines: 3 };
    const other = { payoutId: 'S-2', batchId: 'b', fileName: 'a.txt' };
    await openInspected(
      anInspection({
        reading: reading && {
          ...reading,
          settlements: [{ ...other, here, there }],
        },
      }),
    );
    expect(
      await screen.findByText(/the batch stops and asks which of the two/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'a.txt' })).toBeInTheDocument();
  });

  it('has a file looked at again with what the reader changed', async () => {
    const { uploads } = await openInspected(
      anInspection({ choices: { numbers: 'comma', dates: 'mdy' } }),
    );
    const form = await screen.findByRole('form', {
      name: 'Change how orders-may.csv is read',
    });
    const again = within(form).getByRole('button', { name: 'Look again' });
    expect(again).toBeDisabled();
    await userEvent.selectOptions(
      within(form).getByLabelText('Encoding'),
      'Windows-1250 (Central European)',
    );
    await userEvent.selectOptions(
      within(form).getByLabelText('Dates'),
      'As the file shows',
    );
    await userEvent.type(within(form).getByLabelText('Header row'), '3');
    await userEvent.click(again);
    await waitFor(() =>
      expect(uploads.server.choices).toEqual([
        { numbers: 'comma', encoding: 'windows-1250', headerRecord: 2 },
      ]),
    );
  });

  it('asks what the file leaves open, with the usual answer of the store proposed', async () => {
    const { uploads } = await openInspected(anAskingInspection());
    const form = await screen.findByRole('form', {
      name: 'A question about orders-may.csv',
    });
    const answer = within(form).getByRole('radio', {
      name: /day before month: 03\/05\/2026 is May 3, 2026.*usual for Northwind Amazon/,
    });
    expect(answer).toBeChecked();
    expect(screen.queryByRole('button', { name: /^Commit/ })).toBeNull();
    await userEvent.click(
      within(form).getByRole('radio', { name: /month before day/ }),
    );
    uploads.server.inspections = [anInspection()];
    await userEvent.click(
      within(form).getByRole('button', { name: 'Answer and look again' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Commit orders-may.csv' }),
    ).toBeInTheDocument();
    expect(uploads.server.choices).toEqual([{ dates: 'mdy' }]);
  });

  it('says why a file cannot be read, and discards it', async () => {
    const { uploads } = await openInspected(
      anInspection({
        status: 'failed',
        failure: {
          code: 'HEADER_NOT_RECOGNISED',
          message: 'The first line is of no known report.',
        },
        reading: undefined,
        rows: undefined,
      }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('is of no known report');
    expect(alert).toHaveTextContent('Code: HEADER_NOT_RECOGNISED');
    await userEvent.click(
      screen.getByRole('button', { name: 'Discard orders-may.csv' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('orders-may.csv')).toBeNull(),
    );
    expect(uploads.server.inspections).toEqual([]);
  });

  it('keeps what is shown when a commit is refused', async () => {
    const { uploads } = await openInspected(anInspection());
    jest
      .spyOn(uploads.api, 'commitInspection')
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit orders-may.csv' }),
    );
    expect(await screen.findByText('SERVER_UNREACHABLE')).toBeInTheDocument();
    expect(screen.getByText('Already known')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Commit/ })).toBeEnabled();
  });

  it('commits at once what is in order, and leaves the rest to be looked at', async () => {
    const inspections = ['one', 'two', 'three'].map(inspectionId =>
      anInspection({ inspectionId }),
    );
    inspections[2].reading = aReading();
    const uploads = fakeUploadsApi({
      inspections,
      details: [aDetail(aBatch())],
    });
    const ids = ['one', 'two', 'three'];
    const { queue } = queueOver(uploads, async () => ({
      inspectionId: ids.shift() ?? '',
    }));
    await openUpload({ queue, uploads });
    drop(...ids.map(id => new File(['a'], `${id}.csv`)));
    await screen.findByText('3 to commit');
    await userEvent.click(
      screen.getByRole('button', { name: 'Commit the 2 that are in order' }),
    );
    expect(
      await screen.findByText('1 to commit, 2 uploaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Commit three.csv' }),
    ).toBeInTheDocument();
    // The button that had the focus is gone.
    expect(screen.getByRole('heading', { name: 'To commit' })).toHaveFocus();
  });

  it('shows the existing batch where the same bytes were there', async () => {
    const batch = aBatch();
    await openInspected(anInspection({ existingBatchId: batch.batchId }), {
      details: [aDetail(batch)],
    });
    expect(
      await screen.findByRole('link', { name: 'Open existing batch' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/nothing new was made/)).toBeInTheDocument();
  });

  it.each([
    ['an inspected file', anInspection({ reading: aReading() })],
    ['a question', anAskingInspection()],
  ])('has no accessibility violations with %s', async (_, inspection) => {
    const { container } = await openInspected(inspection);
    await screen.findByText('How it is read');
    expect(await axe(container)).toHaveNoViolations();
  });
});
