import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { LandedRow, RowDetail } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import { aDetail, aReading, aReadyBatch } from '../__testUtils__/fixtures';
import { mountInLegacyHost } from '../__testUtils__/mountUploads';

const payout: LandedRow = {
  kind: 'payouts',
  rowNumber: 1,
  lineNumber: 2,
  key: ['set-1'],
  at: '2026-05-08T10:00:00Z',
  amount: '1039.17',
  currency: 'EUR',
};
const orderLine = (rowNumber: number, orderId: string): LandedRow => ({
  kind: 'orders',
  rowNumber,
  lineNumber: rowNumber + 1,
  orderId,
  key: [],
  at: '2026-05-08T03:36:26Z',
  amount: '-1234.5',
  currency: 'JPY',
  type: 'shipped',
});
const landedRows = [payout, orderLine(2, 'A-2'), orderLine(3, 'A-3')];

const loadedRow: RowDetail = {
  rowNumber: 2,
  lineNumber: 3,
  kind: 'orders',
  record: {
    order_id: 'A-2',
    item_price: '-1234.50',
    other: { Hinweis: 'für\u202eKöln' },
  },
  original: {
    text: 'A-2\tK\u00f6ln\u202e\r\n',
    whole: true,
    byteStart: 99,
    byteLength: 12,
  },
};
const rejectedRow: RowDetail = {
  rowNumber: 4,
  lineNumber: 5,
  rejection: {
    column: 'item-price',
    code: 'INVALID_MONEY',
    message: '"12,5O" is not an amount.',
  },
  original: {
    text: 'A-4,12,5O',
    whole: false,
    byteStart: 0,
    byteLength: 200_000,
  },
};
const detail = aDetail(aReadyBatch({ rowsTotal: 4 }), { reading: aReading() });

async function openRows(search = '') {
  const uploads = fakeUploadsApi({
    details: [detail],
    landedRows,
    rowDetails: [loadedRow, rejectedRow, { rowNumber: 3, lineNumber: 4 }],
    rejectedRows: [
      {
        rowNumber: 4,
        lineNumber: 5,
        code: 'INVALID_MONEY',
        message: 'No amount.',
        original: 'A-4,12,5O',
      },
    ],
  });
  const rendered = await mountInLegacyHost(
    `/batches/${detail.batch.batchId}?tenant=northwind${search}`,
    { uploads },
  );
  // The panel hides what lies below it.
  const rows = await screen.findByRole('region', {
    name: 'Rows, table',
    hidden: true,
  });
  return { ...rendered, uploads, rows };
}

const panel = () => screen.findByRole('dialog', { name: /^Row \d/ });

describe('the rows of a batch', () => {
  beforeEach(() => window.localStorage.clear());

  it('are listed with place, order or key, date, amount and type', async () => {
    const { rows } = await openRows();
    const [, first, second] = within(rows).getAllByRole('row');
    expect(first).toHaveTextContent(/^12Payout–set-1.*2026.*€1,039\.17–$/);
    expect(second).toHaveTextContent(/^23Order lineA-2–.*EDT-¥1,235shipped$/);
  });

  it('are turned page by page and found by order and by kind', async () => {
    const { rows, uploads } = await openRows();
    expect(screen.getByRole('button', { name: 'First page' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await within(rows).findByText('A-3')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Order id or part of a key' }),
      'A-2{Enter}',
    );
    expect(await within(rows).findByText('A-2')).toBeInTheDocument();
    await waitFor(() =>
      expect(uploads.server.rowQueries.at(-1)).toEqual({ q: 'A-2' }),
    );
    await userEvent.click(screen.getByRole('combobox', { name: 'Kind' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payouts' }),
    );
    expect(
      await screen.findByText(/No row that was loaded fits/),
    ).toBeVisible();
    expect(uploads.server.rowQueries.at(-1)).toEqual({
      q: 'A-2',
      kind: 'payouts',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all rows' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Rows, table' }),
    ).toHaveTextContent('set-1');
  });

  it('open by keyboard with the record beside the original, and lead on and back', async () => {
    const user = userEvent.setup();
    const { rows } = await openRows();
    const link = within(rows).getByRole('link', { name: 'Open row 2' });
    link.focus();
    await user.keyboard('{Enter}');
    const opened = await panel();
    expect(opened).toHaveTextContent('Order line, line 3 of the file');
    expect(
      await within(opened).findByRole('region', { name: 'Record' }),
    ).toHaveTextContent(
      /^Record.*order_idA-2item_price-1234\.50Other columns of the fileHinweisfürU\+202EKölnNot kept, for it is personal: buyer-email/,
    );
    const original = within(opened).getByRole('region', {
      name: 'Original text',
    });
    expect(original).toHaveTextContent(
      'A-2→KölnU+202ECRLF Bytes 100 to 111 of the file.',
    );
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      within(opened).getByRole('button', { name: 'Copy original' }),
    );
    expect(write).toHaveBeenCalledWith(loadedRow.original?.text);
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(link).toHaveFocus();
  });

  it('open from a link, also one that was rejected, whose whole text can be downloaded', async () => {
    const { uploads } = await openRows('&row=4');
    const opened = await panel();
    const reason = await within(opened).findByRole('alert');
    expect(reason).toHaveTextContent('"12,5O" is not an amount.');
    expect(reason).toHaveTextContent('Column: item-price');
    expect(opened).toHaveTextContent(
      'The row has 200 kB, of which the beginning is shown.',
    );
    expect(
      within(opened).getByRole('button', { name: 'Next row' }),
    ).toBeDisabled();
    const download = jest.spyOn(uploads.api, 'downloadRowOriginal');
    Object.assign(URL, {
      createObjectURL: () => 'blob:row',
      revokeObjectURL: () => {},
    });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    await userEvent.click(
      within(opened).getByRole('button', { name: 'Download the whole row' }),
    );
    await waitFor(() => expect(click).toHaveBeenCalled());
    expect(download).toHaveBeenCalledWith(
      expect.objectContaining({ rowNumber: 4 }),
    );
    click.mockRestore();
  });

  it('say where the file is gone, and that the file has no such row', async () => {
    await openRows('&row=4');
    const opened = await panel();
    await userEvent.click(
      within(opened).getByRole('button', { name: 'Previous row' }),
    );
    expect(
      await screen.findByText(/The stored file is not there any more/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Previous row' }));
    await userEvent.click(screen.getByRole('button', { name: 'Previous row' }));
    expect(
      await screen.findByText('The file has no such row: it has 4.'),
    ).toBeInTheDocument();
  });

  it('lead from the table of rejected rows', async () => {
    await openRows();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open row 4' }),
    );
    expect(await panel()).toHaveTextContent('Rejected, line 5 of the file');
  });

  it.each(['', '&row=2', '&row=4'])(
    'have no accessibility violations with %j',
    async search => {
      const { baseElement } = await openRows(search);
      if (search) await within(await panel()).findByText(/^Bytes/);
      expect(await axe(baseElement)).toHaveNoViolations();
    },
  );
});
