import { FlatRoutes } from '@backstage/core-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { Route } from 'react-router-dom';
import type { Tenant } from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from '@tieout/plugin-tenants-react';
import uploadsFrontendPlugin from '../alpha';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { uploadQueueApiRef } from '../upload/uploadQueueApi';
import { UploadQueue } from '../upload/UploadQueue';
import { BatchesPage, UploadPage } from '../uploadsPlugin';
import { BatchWatcher } from '../watch/BatchWatcher';
import { batchWatcherApiRef } from '../watch/batchWatcherApi';
import { fakeUploadsApi, type FakeUploads } from './fakeUploadsApi';
import { northwind } from './fixtures';

/** What a page is mounted with; all of it has a harmless default. */
export interface MountOptions {
  uploads?: FakeUploads;
  queue?: UploadQueue;
  tenants?: Tenant[];
}

function apisOf(options: MountOptions) {
  const tenants = options.tenants ?? [northwind];
  const { api } = options.uploads ?? fakeUploadsApi();
  const queue =
    options.queue ??
    new UploadQueue({ api, send: () => new Promise(() => {}) });
  const watcher = new BatchWatcher({
    notices: { post: () => {} },
    load: async key => (await api.getBatch(key)).batch,
    // A page does not wait for the notices of the app.
    after: () => {},
  });
  return [
    [uploadsApiRef, api],
    [uploadQueueApiRef, queue],
    [batchWatcherApiRef, watcher],
    [
      tenantsApiRef,
      {
        listTenants: async () => tenants,
        getTenant: async () => ({ ...tenants[0], members: [] }),
      },
    ],
  ] as const;
}

/** Mounts the plugin at an address in a host on the new frontend system. */
export function mountInNewHost(address: string, options: MountOptions = {}) {
  return renderTestApp({
    features: [uploadsFrontendPlugin],
    initialRouteEntries: [address],
    apis: apisOf(options),
  });
}

/** Mounts the pages at an address in a host on core-plugin-api. */
export function mountInLegacyHost(address: string, options: MountOptions = {}) {
  return renderInTestApp(
    <TestApiProvider apis={apisOf(options)}>
      <FlatRoutes>
        <Route path="/upload" element={<UploadPage />} />
        <Route path="/batches" element={<BatchesPage />} />
      </FlatRoutes>
    </TestApiProvider>,
    { routeEntries: [address] },
  );
}
