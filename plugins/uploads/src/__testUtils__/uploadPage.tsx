import { fireEvent, screen } from '@testing-library/react';
import type { Inspection } from '@tieout/plugin-uploads-common';
import { UploadQueue } from '../upload/UploadQueue';
import {
  fakeUploadsApi,
  type FakeServer,
  type FakeUploads,
} from './fakeUploadsApi';
import { amazonStore } from './fixtures';
import { mountInLegacyHost, type MountOptions } from './mountUploads';

/** The page with Northwind's Amazon store chosen. */
export const address = `/upload?tenant=northwind&store=${amazonStore.storeId}`;
/** Ends never. */
export const never = () => new Promise<never>(() => {});

/** A queue over the server whose uploads end as `send` says: by default with its first inspection. */
export function queueOver(
  uploads: FakeUploads,
  send = async () => {
    const [{ inspectionId }] = uploads.server.inspections;
    return { inspectionId };
  },
) {
  const sent = jest.fn(send);
  return {
    queue: new UploadQueue({ api: uploads.api, send: sent, wait: never }),
    send: sent,
  };
}

/** The page with a file on it that was inspected so. */
export async function openInspected(
  inspection: Inspection,
  server: Partial<FakeServer> = {},
): Promise<
  Awaited<ReturnType<typeof openUpload>> & {
    uploads: ReturnType<typeof fakeUploadsApi>;
    queue: UploadQueue;
  }
> {
  const uploads = fakeUploadsApi({ inspections: [inspection], ...server });
  const { queue } = queueOver(uploads);
  const rendered = await openUpload({ queue, uploads });
  drop(new File(['a'], 'orders-may.csv'));
  return { ...rendered, uploads, queue };
}

/** Drops files on the page. */
export function drop(...files: File[]) {
  fireEvent.drop(screen.getByTestId('drop-zone'), {
    dataTransfer: { items: [], files },
  });
}

/** Opens the page and waits until files can be chosen. */
export async function openUpload(options: MountOptions = {}, at = address) {
  const rendered = await mountInLegacyHost(at, options);
  await screen.findByRole('button', { name: 'Choose files' });
  return rendered;
}
