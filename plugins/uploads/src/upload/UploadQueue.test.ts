import { ApiError } from '@tieout/plugin-tenants-common';
import type { Inspection } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  amazonStore,
  anAskingInspection,
  anInspection,
  northwind,
} from '../__testUtils__/fixtures';
import { announceEnd } from './announceEnd';
import { guardLeaving } from './guardLeaving';
import type { UploadItem } from './UploadItem';
import { UploadQueue } from './UploadQueue';

interface Sending {
  item: UploadItem;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
  /** The bytes are stored, and looked at under the id of this inspection. */
  finish: () => void;
  fail: (error: unknown) => void;
}

const destination = {
  tenantId: northwind.tenantId,
  storeId: amazonStore.storeId,
  storeName: amazonStore.name,
  addresses: () => ({ batch: '/batches/b', batches: '/batches' }),
};
const batch = aBatch({ byteSize: 4 });
const lost = new TypeError('Failed to fetch');

function file(name: string) {
  return new File(['abcd'], name);
}

/** A queue whose transport does what the test says, over a server that knows one inspection. */
function queueUnderTest(inspection: Inspection = anInspection()) {
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
    send: (item, { signal, onProgress }) =>
      new Promise((resolve, fail) => {
        signal.addEventListener('abort', () =>
          fail(new DOMException('cancelled', 'AbortError')),
        );
        const finish = () => resolve({ inspectionId: inspection.inspectionId });
        sendings.push({ item, signal, onProgress, finish, fail });
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
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A queue with one file whose look is over. */
async function queueWithInspected(inspection?: Inspection) {
  const test = queueUnderTest(inspection);
  test.queue.add([file('a')], destination, 10);
  test.sendings[0].finish();
  await settle();
  return { ...test, id: test.queue.getItems()[0].id };
}

describe('UploadQueue', () => {
  it('sends two files at a time, the next one when one is through', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a'), file('b'), file('c')], destination, 10);
    expect(states()).toEqual(['a uploading', 'b uploading', 'c waiting']);
    sendings[1].finish();
    await settle();
    expect(states()).toEqual(['a uploading', 'b inspected', 'c uploading']);
  });

  it('refuses a file over the limit without sending a byte', () => {
    const { queue, sendings } = queueUnderTest();
    queue.add([file('big')], destination, 3);
    expect(sendings).toEqual([]);
    expect(queue.getItems()[0]).toMatchObject({
      state: 'refused',
      error: { code: 'FILE_TOO_LARGE' },
    });
  });

  it('tells bytes sent and the speed of the last seconds', () => {
    const { queue, sendings, tick } = queueUnderTest();
    queue.add([file('a')], destination, 10);
    sendings[0].onProgress(0);
    tick(1_000);
    sendings[0].onProgress(3);
    expect(queue.getItems()[0]).toMatchObject({
      sentBytes: 3,
      bytesPerSecond: 3,
    });
  });

  it('keeps the code and the message of a refusal, and sends again on retry', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a')], destination, 10);
    sendings[0].fail(
      new ApiError({ status: 413, code: 'TOO_LARGE', message: 'Too large.' }),
    );
    await settle();
    expect(queue.getItems()[0]).toMatchObject({
      state: 'failed',
      error: { code: 'TOO_LARGE', message: 'Too large.' },
    });
    queue.retry(queue.getItems()[0].id);
    expect(states()).toEqual(['a uploading']);
    expect(queue.getItems()[0].error).toBeUndefined();
    expect(sendings).toHaveLength(2);
  });

  it('cancels a file on its way and goes on with the next', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a'), file('b'), file('c')], destination, 10);
    queue.cancel(queue.getItems()[0].id);
    expect(sendings[0].signal.aborted).toBe(true);
    await settle();
    expect(states()).toEqual(['a cancelled', 'b uploading', 'c uploading']);
  });

  it('never has two requests for one file when it is cancelled and retried at once', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a')], destination, 10);
    const { id } = queue.getItems()[0];
    queue.cancel(id);
    queue.retry(id);
    expect(sendings).toHaveLength(1);
    await settle();
    expect(sendings).toHaveLength(2);
    expect(states()).toEqual(['a uploading']);
  });

  it('does not take up progress or an answer after the cancellation', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a')], destination, 10);
    queue.cancel(queue.getItems()[0].id);
    sendings[0].onProgress(4);
    sendings[0].finish();
    await settle();
    expect(states()).toEqual(['a cancelled']);
    expect(queue.getItems()[0].sentBytes).toBe(0);
  });

  it('clears what is over, of one tenant only, and nothing that waits to be committed', async () => {
    const { queue, sendings, states } = queueUnderTest();
    queue.add([file('a'), file('b'), file('c')], destination, 10);
    queue.add([file('x')], { ...destination, tenantId: 'other' }, 1);
    sendings[0].finish();
    sendings[1].fail(lost);
    await settle();
    queue.clearFinished(northwind.tenantId);
    expect(states()).toEqual(['a inspected', 'c uploading', 'x refused']);
  });
});

describe('the look at a file', () => {
  const running = anInspection({
    status: 'running',
    progress: { rows: 2, bytes: 3 },
    reading: undefined,
    rows: undefined,
  });

  it('is asked after until it is over, with its progress, through failures of the network', async () => {
    const { queue, api, server, waits, states } =
      await queueWithInspected(running);
    expect(states()).toEqual(['a inspecting']);
    expect(queue.getItems()[0].looking).toEqual({ rows: 2, bytes: 3 });

    jest.spyOn(api, 'getInspection').mockRejectedValueOnce(lost);
    waits.splice(0).forEach(go => go());
    await settle();
    expect(states()).toEqual(['a inspecting']);

    server.inspections = [anInspection()];
    waits.splice(0).forEach(go => go());
    await settle();
    expect(states()).toEqual(['a inspected']);
    expect(queue.getItems()[0]).toMatchObject({
      looking: undefined,
      inspection: { rows: { new: 950 } },
    });
  });

  it('shows the existing batch where the same bytes were there before', async () => {
    const { queue, states } = await queueWithInspected({
      ...running,
      existingBatchId: batch.batchId,
    });
    expect(states()).toEqual(['a existing']);
    expect(queue.getItems()[0].batch).toEqual(batch);
  });

  it.each([
    ['asking', anAskingInspection()],
    [
      'unreadable',
      anInspection({
        status: 'failed',
        failure: { code: 'NOT_TEXT', message: 'It is a picture.' },
        reading: undefined,
      }),
    ],
  ])('can end %s, and such a file is not committed', async (state, end) => {
    const { queue, api, id, states } = await queueWithInspected(end);
    const commit = jest.spyOn(api, 'commitInspection');
    await queue.commit(id);
    expect(states()).toEqual([`a ${state}`]);
    expect(commit).not.toHaveBeenCalled();
  });

  it('is taken again with the choices, while what the last one brought stays', async () => {
    const { queue, server, id, states, waits } =
      await queueWithInspected(anAskingInspection());
    server.inspections = [running];
    const looking = queue.lookAgain(id, { dates: 'dmy' });
    await settle();
    expect(states()).toEqual(['a inspecting']);
    expect(queue.getItems()[0].inspection).toEqual(anAskingInspection());
    server.inspections = [anInspection()];
    waits.splice(0).forEach(go => go());
    await looking;
    expect(server.choices).toEqual([{ dates: 'dmy' }]);
    expect(states()).toEqual(['a inspected']);
  });

  it('leads to a batch when it is committed', async () => {
    const { queue, server, id, states } = await queueWithInspected();
    await queue.commit(id);
    expect(states()).toEqual(['a done']);
    expect(queue.getItems()[0].batch).toEqual(batch);
    expect(server.inspections).toEqual([]);
  });

  it('can be committed again after a refusal', async () => {
    const { queue, api, id, states } = await queueWithInspected();
    jest.spyOn(api, 'commitInspection').mockRejectedValueOnce(lost);
    await queue.commit(id);
    expect(queue.getItems()[0]).toMatchObject({
      state: 'inspected',
      error: { code: 'SERVER_UNREACHABLE' },
    });
    await queue.commit(id);
    expect(states()).toEqual(['a done']);
    expect(queue.getItems()[0].error).toBeUndefined();
  });

  it('has to begin anew where the server no longer knows the file', async () => {
    const { queue, server, sendings, id, states } = await queueWithInspected();
    server.inspections = [];
    await queue.commit(id);
    expect(states()).toEqual(['a failed']);
    queue.retry(id);
    expect(states()).toEqual(['a uploading']);
    expect(sendings).toHaveLength(2);
  });

  it('is given up when the file is discarded', async () => {
    const { queue, server, id, waits } = await queueWithInspected(running);
    await queue.discard(id);
    waits.splice(0).forEach(go => go());
    await settle();
    expect(queue.getItems()).toEqual([]);
    expect(server.inspections).toEqual([]);
  });

  it('keeps a file that could not be discarded', async () => {
    const { queue, api, id } = await queueWithInspected();
    jest.spyOn(api, 'dropInspection').mockRejectedValueOnce(lost);
    await queue.discard(id);
    expect(queue.getItems()[0]).toMatchObject({
      state: 'inspected',
      error: { code: 'SERVER_UNREACHABLE' },
    });
  });
});

describe('leaving the portal', () => {
  it('is asked about while files are sent or wait to be committed, and not before or after', async () => {
    const { queue, sendings } = queueUnderTest();
    guardLeaving(queue);
    const asks = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(asks()).toBe(false);
    queue.add([file('a')], destination, 10);
    expect(asks()).toBe(true);
    sendings[0].finish();
    await settle();
    expect(asks()).toBe(true);
    await queue.commit(queue.getItems()[0].id);
    expect(asks()).toBe(false);
  });
});

describe('the end of a run of uploads', () => {
  it('is told once, with what became of each file', async () => {
    const { queue, sendings } = queueUnderTest();
    const post = jest.fn();
    announceEnd(queue, { post });
    queue.add([file('a'), file('b')], destination, 10);
    sendings[0].finish();
    await settle();
    expect(post).not.toHaveBeenCalled();
    sendings[1].fail(lost);
    await settle();
    expect(post).toHaveBeenCalledTimes(1);
    expect(post).toHaveBeenCalledWith(
      expect.objectContaining({
        message: 'Uploads: 1 to commit, 1 failed',
        tone: 'attention',
      }),
    );
  });
});
