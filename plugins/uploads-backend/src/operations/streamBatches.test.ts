import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';
import { BatchFeed } from '../services/BatchFeed';

jest.setTimeout(60_000);

/** A promise that is settled from outside: tests wait for facts, not for time. */
function signal() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>(r => {
    resolve = r;
  });
  return { promise, resolve };
}

describe('the stream of batches', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  it('streams changes of a batch to those who watch', async () => {
    const port = portal.port;
    const abort = new AbortController();
    const response = await fetch(
      `http://127.0.0.1:${port}${api(portal.ours, '/events')}`,
      { headers: as('ada'), signal: abort.signal },
    );
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const reader = response.body?.getReader();
    const { body } = await portal.upload(fileOf(rowOf('STREAM-1')));
    let text = '';
    while (!text.includes('"status":"loaded"')) {
      const chunk = await reader?.read();
      text += Buffer.from(chunk?.value ?? []).toString();
    }
    expect(text).toContain(`"batchId":"${body.batch.batchId}"`);
    abort.abort();
  });

  it('forgets a reader who leaves while access is still being decided', async () => {
    let watching = 0;
    let watched = 0;
    const watch = BatchFeed.prototype.watch;
    const spy = jest
      .spyOn(BatchFeed.prototype, 'watch')
      .mockImplementation(function counted(this: BatchFeed, ...args) {
        const unwatch = watch.apply(this, args);
        watching += 1;
        watched += 1;
        return () => {
          watching -= 1;
          unwatch();
        };
      });
    const deciding = signal();
    const decided = signal();
    portal.beforeAccess = () => {
      deciding.resolve();
      return decided.promise;
    };
    const left = signal();
    portal.server.once('request', (_, response) =>
      response.once('close', left.resolve),
    );
    const abort = new AbortController();
    const answer = fetch(
      `http://127.0.0.1:${portal.port}${api(portal.ours, '/events')}`,
      { headers: as('ada'), signal: abort.signal },
    );
    await deciding.promise;
    abort.abort();
    await expect(answer).rejects.toThrow('abort');
    await left.promise;
    decided.resolve();
    await portal.until(() => watched === 1 && watching === 0);
    portal.beforeAccess = async () => {};
    spy.mockRestore();
  });
});
