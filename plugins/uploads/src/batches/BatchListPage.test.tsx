import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  fakeUploadsApi,
  type FakeUploads,
} from '../__testUtils__/fakeUploadsApi';
import { aBatch, aDetail, aReadyBatch, at } from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  mountInNewHost,
  type MountOptions,
} from '../__testUtils__/mountUploads';
import { needsMe } from './batchListView';

const parsing = aBatch({ batchId: 'b1', status: 'parsing' });
const failed = aBatch({
  batchId: 'b2',
  status: 'failed',
  fileName: 'orders-april.csv',
  failure: {
    stage: 'parse',
    code: 'NO_ROWS',
    message: 'orders-april.csv has a header and no rows.',
  },
});
const ready = aReadyBatch({ batchId: 'b3', fileName: 'orders-march.csv' });

function threeBatches(): FakeUploads {
  return fakeUploadsApi({
    details: [parsing, failed, ready].map(b => aDetail(b)),
  });
}

async function openList(options: MountOptions, search = '') {
  const rendered = await mountInLegacyHost(
    `/batches?tenant=northwind${search}`,
    options,
  );
  await screen.findByRole('grid');
  return rendered;
}

describe('the list of batches', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens in a host on the new frontend system', async () => {
    mountInNewHost('/batches?tenant=northwind', { uploads: threeBatches() });
    expect(
      await screen.findByRole('link', { name: 'orders-april.csv' }),
    ).toBeInTheDocument();
  });

  it('shows what is open or bad first, with the counts of every state', async () => {
    const uploads = threeBatches();
    await openList({ uploads });
    expect(uploads.server.queries[0].status).toEqual(needsMe);
    expect(
      screen.getByRole('link', { name: 'orders-april.csv' }),
    ).toHaveAttribute('href', '/batches/b2?tenant=northwind');
    expect(screen.queryByText('orders-march.csv')).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Open or failed 2', pressed: true }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'All 3' })).toBeInTheDocument();
    expect(
      screen.getByText('The file has a header but no rows beneath it.'),
    ).toHaveAttribute('title', 'orders-april.csv has a header and no rows.');
  });

  it('shows everything when asked to, and by a shared link', async () => {
    await openList({ uploads: threeBatches() });
    await userEvent.click(screen.getByRole('button', { name: 'All 3' }));
    expect(await screen.findByText('orders-march.csv')).toBeInTheDocument();
  });

  it('reads filters, sort and page from the URL', async () => {
    const uploads = threeBatches();
    await openList(
      { uploads },
      '&status=failed&q=april&sort=byteSize&order=asc&cursor=c1&size=50',
    );
    expect(uploads.server.queries[0]).toMatchObject({
      status: ['failed'],
      q: 'april',
      sort: 'byteSize',
      order: 'asc',
      cursor: 'c1',
      limit: 50,
    });
  });

  it('leads to the search with the key / and searches when typing pauses', async () => {
    const uploads = threeBatches();
    await openList({ uploads });
    await userEvent.keyboard('/april');
    expect(screen.getByRole('searchbox')).toHaveValue('april');
    await waitFor(() =>
      expect(uploads.server.queries.at(-1)).toMatchObject({
        q: 'april',
        cursor: undefined,
      }),
    );
  });

  it('opens a batch with Enter', async () => {
    await openList({ uploads: threeBatches() });
    const cell = screen.getByRole('gridcell', {
      name: /has a header but no rows/,
    });
    await userEvent.click(cell);
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: /orders-april.csv/ }),
    ).toBeInTheDocument();
  });

  it('changes a row in its place when the server tells of it', async () => {
    const uploads = threeBatches();
    await openList({ uploads });
    await waitFor(() => expect(uploads.openStreams()).toBe(1));
    await act(async () =>
      uploads.emit({
        ...parsing,
        status: 'loaded',
        updatedAt: at(2),
        waitingFor: 'another dbt run to end',
      }),
    );
    expect(
      await screen.findByText('Waits for another dbt run to end'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Loaded 1' }),
    ).toBeInTheDocument();
  });

  it('counts what changed beyond the page and leaves the rows alone', async () => {
    const uploads = threeBatches();
    await openList({ uploads });
    await waitFor(() => expect(uploads.openStreams()).toBe(1));
    await act(async () => uploads.emit(aBatch({ batchId: 'b9' })));
    expect(
      await screen.findByText(/1 other batch has changed/),
    ).toBeInTheDocument();
  });

  it('stops following while the tab is hidden and catches up on return', async () => {
    const uploads = threeBatches();
    await openList({ uploads });
    await waitFor(() => expect(uploads.openStreams()).toBe(1));
    const visibility = jest.spyOn(document, 'visibilityState', 'get');
    const show = (state: DocumentVisibilityState) =>
      act(async () => {
        visibility.mockReturnValue(state);
        document.dispatchEvent(new Event('visibilitychange'));
      });
    await show('hidden');
    expect(uploads.openStreams()).toBe(0);
    const asked = uploads.server.queries.length;
    await show('visible');
    await waitFor(() => expect(uploads.openStreams()).toBe(1));
    await waitFor(() =>
      expect(uploads.server.queries.length).toBeGreaterThan(asked),
    );
    visibility.mockRestore();
  });

  it('hides a column and keeps that in the view', async () => {
    await openList({ uploads: threeBatches() });
    expect(screen.getByRole('columnheader', { name: 'Store' })).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Columns and rows' }),
    );
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'Store' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('columnheader', { name: 'Store', hidden: true }),
      ).toBeNull(),
    );
  });

  it('says that nothing needs the reader where all is through', async () => {
    await mountInLegacyHost('/batches?tenant=northwind', {
      uploads: fakeUploadsApi({ details: [aDetail(ready)] }),
    });
    expect(
      await screen.findByText('Nothing is open or failed'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all batches' }),
    );
    expect(
      await screen.findByRole('link', { name: 'orders-march.csv' }),
    ).toBeInTheDocument();
  });

  it('leads to the upload where there is no batch at all', async () => {
    await mountInLegacyHost('/batches?tenant=northwind');
    expect(await screen.findByText('No batches yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Upload a file' })).toHaveAttribute(
      'href',
      '/upload?tenant=northwind',
    );
  });

  it('says what happened when the list cannot be loaded', async () => {
    const uploads = fakeUploadsApi();
    uploads.api.listBatches = () =>
      Promise.reject(new TypeError('Failed to fetch'));
    await mountInLegacyHost('/batches?tenant=northwind', { uploads });
    expect(
      await screen.findByText('The batches could not be loaded'),
    ).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = await openList({ uploads: threeBatches() });
    expect(await axe(container)).toHaveNoViolations();
  });
});
