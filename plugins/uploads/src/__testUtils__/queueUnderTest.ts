import type { Inspection } from '@tieout/plugin-uploads-common';
import { UploadQueue } from '../upload/UploadQueue';
import { fakeUploadsApi } from './fakeUploadsApi';
import {
  aBatch,
  aDetail,
  amazonStore,
  anInspection,
  northwind,
} from './fixtures';

interface Sending {
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
  /** The bytes are stored, and looked at under the id of this inspection. */
  finish: () => void;
  fail: (error: unknown) => void;
}

/** Northwind's Amazon store. */
export const destination = {
  tenantId: northwind.tenantId,
  storeId: amazonStore.storeId,
  storeName: amazonStore.name,
  addresses: () => ({ batch: '/batches/b', batches: '/batches' }),
};
/** The batch that a commit makes. */
export const batch = aBatch({ byteSize: 4 });

/** What a request ends with where nobody answers. */
export const lost = new TypeError('Failed to fetch');

/** A file of four bytes. */
export function file(name: string) {
  return new File(['abcd'], name);
}

/** A queue whose transport does what the test says, over a server that knows one inspection. */
export function queueUnderTest(inspection: Inspection = anInspection()) {
  const sendings: Sending[] = [];
  const waits: Array<() => void> = [];
  const uploads = fakeUploadsApi({
    details: [aDetail(batch)],
    inspections: [inspection],
  });
  let clock = 0;
  const queue = new UploadQueue({
    api: uploads.api,
    now: () => clock,
    wait: () => new Promise(resolve => waits.push(resolve)),
    send: (_, { signal, onProgress }) =>
      new Promise((resolve, fail) => {
        signal.addEventListener('abort', () =>
          fail(new DOMException('cancelled', 'AbortError')),
        );
        const finish = () => resolve({ inspectionId: inspection.inspectionId });
        sendings.push({ signal, onProgress, finish, fail });
      }),
  });
  return {
    ...uploads,
    queue,
    sendings,
    waits,
    tick: (milliseconds: number) => {
      clock += milliseconds;
    },
    states: () =>
      queue.getItems().map(item => `${item.file.name} ${item.state}`),
  };
}

/** Lets the promises that are through take effect. */
export const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
