import { ApiError } from '@tieout/plugin-tenants-common';
import type { Inspection } from '@tieout/plugin-uploads-common';
import { anAskingInspection, anInspection } from '../__testUtils__/fixtures';
import {
  batch,
  destination,
  file,
  lost,
  queueUnderTest,
  settle,
} from '../__testUtils__/queueUnderTest';

/** A queue with one file whose look is over. */
async function queueWithInspected(inspection?: Inspection) {
  const test = queueUnderTest(inspection);
  test.queue.add([file('a')], destination, 10);
  test.sendings[0].finish();
  await settle();
  return { ...test, id: test.queue.getItems()[0].id };
}

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
    const { queue, server, states } = await queueWithInspected({
      ...running,
      existingBatchId: batch.batchId,
    });
    expect(states()).toEqual(['a existing']);
    expect(queue.getItems()[0].batch).toEqual(batch);
    expect(server.inspections).toEqual([]);
  });

  it('shows the existing batch once it is told, where the server is in trouble first', async () => {
    const test = queueUnderTest(
      anInspection({ existingBatchId: batch.batchId }),
    );
    jest
      .spyOn(test.api, 'getBatch')
      .mockRejectedValueOnce(
        new ApiError({ status: 503, code: 'BUSY', message: 'Busy.' }),
      );
    test.queue.add([file('a')], destination, 10);
    test.sendings[0].finish();
    await settle();
    expect(test.states()).toEqual(['a inspecting']);
    test.waits.splice(0).forEach(go => go());
    await settle();
    expect(test.states()).toEqual(['a existing']);
    expect(test.server.inspections).toEqual([]);
  });

  it('goes on where the batch of the same bytes failed, for a commit reads it again', async () => {
    const { queue, server, id, states } = await queueWithInspected(
      anInspection({
        existingBatchId: batch.batchId,
        existingBatchStatus: 'failed',
      }),
    );
    expect(states()).toEqual(['a inspected']);
    expect(server.inspections).toHaveLength(1);
    await queue.commit(id);
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
