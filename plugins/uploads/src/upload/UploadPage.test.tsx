import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { UploadResult } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import { aBatch, amazonStore, northwind } from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  mountInNewHost,
  type MountOptions,
} from '../__testUtils__/mountUploads';
import { UploadQueue } from './UploadQueue';

const address = `/upload?tenant=northwind&store=${amazonStore.storeId}`;
const sample = {
  name: 'amazon-orders.csv',
  title: 'Amazon orders',
  description: 'Forty lines of a week',
  marketplace: 'amazon',
  byteSize: 9_000,
};

function queueAnswering(answer: () => Promise<UploadResult>) {
  const send = jest.fn(answer);
  return { queue: new UploadQueue({ send }), send };
}

function drop(...files: File[]) {
  fireEvent.drop(screen.getByTestId('drop-zone'), {
    dataTransfer: { items: [], files },
  });
}

async function openUpload(options: MountOptions = {}, at = address) {
  const rendered = await mountInLegacyHost(at, options);
  await screen.findByRole('button', { name: 'Choose files' });
  return rendered;
}

describe('the upload page', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens in a host on the new frontend system', async () => {
    mountInNewHost(address);
    expect(
      await screen.findByRole('button', { name: 'Choose files' }),
    ).toBeEnabled();
  });

  it('opens in a host built on core-plugin-api', async () => {
    await openUpload();
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeEnabled();
    expect(await screen.findByText(/up to 2 MB a file/)).toBeInTheDocument();
  });

  it('takes no file before a store is chosen, then remembers the choice', async () => {
    const { queue, send } = queueAnswering(() => new Promise(() => {}));
    await openUpload({ queue }, '/upload?tenant=northwind');
    drop(new File(['a'], 'orders.csv'));
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeDisabled();
    expect(send).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('combobox', { name: 'Store' }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Northwind Shopify' }),
    );
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeEnabled();
    expect(Object.values(window.localStorage)).toContain(
      northwind.stores[1].storeId,
    );
  });

  it('uploads dropped files and links to the batch', async () => {
    const batch = aBatch();
    const uploads = fakeUploadsApi({
      details: [{ batch, events: [], jobRuns: [] }],
    });
    const { queue } = queueAnswering(async () => ({ batch, created: true }));
    await openUpload({ queue, uploads });
    drop(new File(['a'], 'orders-may.csv'));

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

  it('shows the existing batch where the same bytes were there', async () => {
    const { queue } = queueAnswering(async () => ({
      batch: aBatch(),
      created: false,
    }));
    await openUpload({ queue });
    await userEvent.upload(
      screen.getByLabelText('Files to upload'),
      new File(['a'], 'again.csv'),
    );
    expect(
      await screen.findByRole('link', { name: 'Open existing batch' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/nothing new was made/)).toBeInTheDocument();
  });

  it('refuses a file over the limit before a byte is sent', async () => {
    const { queue, send } = queueAnswering(() => new Promise(() => {}));
    await openUpload({ queue, uploads: fakeUploadsApi({ maxUploadBytes: 3 }) });
    await screen.findByText(/up to 3 B a file/);
    drop(new File(['four'], 'big.csv'));
    expect(await screen.findByText('FILE_TOO_LARGE')).toBeInTheDocument();
    expect(send).not.toHaveBeenCalled();
  });

  it('shows why an upload failed and sends it again', async () => {
    const { queue, send } = queueAnswering(() =>
      Promise.reject(new TypeError('Failed to fetch')),
    );
    await openUpload({ queue });
    drop(new File(['a'], 'orders.csv'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Upload orders.csv again' }),
    );
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('cancels an upload on its way', async () => {
    const { queue } = queueAnswering(() => new Promise(() => {}));
    await openUpload({ queue });
    drop(new File(['a'], 'orders.csv'));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Cancel the upload of orders.csv',
      }),
    );
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
  });

  it('uploads a sample to a store of its marketplace', async () => {
    const { queue } = queueAnswering(() => new Promise(() => {}));
    await openUpload(
      { queue, uploads: fakeUploadsApi({ samples: [sample] }) },
      '/upload?tenant=northwind',
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Use this sample: Amazon orders',
      }),
    );
    await waitFor(() => expect(queue.getItems()).toHaveLength(1));
    expect(queue.getItems()[0].destination.storeId).toBe(amazonStore.storeId);
    const list = screen.getByRole('region', { name: 'Uploads' });
    expect(within(list).getByText('amazon-orders.csv')).toBeInTheDocument();
  });

  it('tells a viewer why nothing can be uploaded', async () => {
    await mountInLegacyHost(address, {
      tenants: [{ ...northwind, role: 'viewer' }],
    });
    expect(
      await screen.findByText('Uploading needs the role uploader'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Choose files' })).toBeNull();
  });

  it('teaches what a store is where there is none', async () => {
    await mountInLegacyHost(address, {
      tenants: [{ ...northwind, stores: [] }],
    });
    expect(await screen.findByText('No stores yet')).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { queue } = queueAnswering(() => new Promise(() => {}));
    const { container } = await openUpload({
      queue,
      uploads: fakeUploadsApi({ samples: [sample] }),
    });
    drop(new File(['a'], 'one.csv'), new File(['b'], 'two.csv'));
    await screen.findByRole('heading', { name: 'Amazon orders' });
    expect(await axe(container)).toHaveNoViolations();
  });
});
