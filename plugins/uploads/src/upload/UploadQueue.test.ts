import { ApiError } from '@tieout/plugin-tenants-common';
import { northwind } from '../__testUtils__/fixtures';
import {
  destination,
  file,
  lost,
  queueUnderTest,
  settle,
} from '../__testUtils__/queueUnderTest';
import { announceEnd } from './announceEnd';
import { guardLeaving } from './guardLeaving';

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

describe('leaving the portal', () => {
  it('is asked about while bytes are sent, and not before or after, for the server has them then', async () => {
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
