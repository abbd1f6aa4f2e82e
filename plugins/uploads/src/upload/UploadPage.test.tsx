import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import { amazonStore, northwind } from '../__testUtils__/fixtures';
import {
  mountInLegacyHost,
  mountInNewHost,
} from '../__testUtils__/mountUploads';
import {
  address,
  drop,
  never,
  openUpload,
  queueOver,
} from '../__testUtils__/uploadPage';

const sample = {
  name: 'amazon-orders.csv',
  title: 'Amazon orders',
  description: 'Forty lines of a week',
  marketplace: 'amazon',
  byteSize: 9_000,
};

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
    const uploads = fakeUploadsApi();
    const { queue, send } = queueOver(uploads, never);
    await openUpload({ queue, uploads }, '/upload?tenant=northwind');
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

  it('refuses a file over the limit before a byte is sent', async () => {
    const uploads = fakeUploadsApi({ maxUploadBytes: 3 });
    const { queue, send } = queueOver(uploads, never);
    await openUpload({ queue, uploads });
    await screen.findByText(/up to 3 B a file/);
    drop(new File(['four'], 'big.csv'));
    expect(await screen.findByText('FILE_TOO_LARGE')).toBeInTheDocument();
    expect(send).not.toHaveBeenCalled();
  });

  it('shows why an upload failed and sends it again', async () => {
    const uploads = fakeUploadsApi();
    const { queue, send } = queueOver(uploads, () =>
      Promise.reject(new TypeError('Failed to fetch')),
    );
    await openUpload({ queue, uploads });
    drop(new File(['a'], 'orders.csv'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Upload orders.csv again' }),
    );
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('cancels an upload on its way', async () => {
    const uploads = fakeUploadsApi();
    const { queue } = queueOver(uploads, never);
    await openUpload({ queue, uploads });
    drop(new File(['a'], 'orders.csv'));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Cancel the upload of orders.csv',
      }),
    );
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
  });

  it('uploads a sample to a store of its marketplace', async () => {
    const uploads = fakeUploadsApi({ samples: [sample] });
    const { queue } = queueOver(uploads, never);
    await openUpload({ queue, uploads }, '/upload?tenant=northwind');
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
    const uploads = fakeUploadsApi({ samples: [sample] });
    const { queue } = queueOver(uploads, never);
    const { container } = await openUpload({ queue, uploads });
    drop(new File(['a'], 'one.csv'), new File(['b'], 'two.csv'));
    await screen.findByRole('heading', { name: 'Amazon orders' });
    expect(await axe(container)).toHaveNoViolations();
  });
});
