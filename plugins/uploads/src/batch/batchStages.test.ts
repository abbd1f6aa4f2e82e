import {
  aBatch,
  aReadyBatch,
  at,
  eventsThrough,
} from '../__testUtils__/fixtures';
import { batchStages } from './batchStages';

const later = new Date(at(10));

function stagesOf(...args: Parameters<typeof batchStages>) {
  return batchStages(...args).map(({ name, state, durationMs, times }) => ({
    name,
    state,
    minutes: durationMs === undefined ? undefined : durationMs / 60_000,
    times,
  }));
}

describe('batchStages', () => {
  it('tells the time spent in each stage of a batch that came through', () => {
    const events = eventsThrough(
      'received',
      'parsing',
      'loaded',
      'transforming',
      'ready',
    );
    expect(stagesOf(aReadyBatch(), events, later)).toEqual([
      { name: 'received', state: 'done', minutes: 1, times: 1 },
      { name: 'parsing', state: 'done', minutes: 1, times: 1 },
      { name: 'loaded', state: 'done', minutes: 1, times: 1 },
      { name: 'transforming', state: 'done', minutes: 1, times: 1 },
      { name: 'ready', state: 'done', minutes: undefined, times: 1 },
    ]);
  });

  it('lets the clock of the present stage run', () => {
    const events = eventsThrough('received', 'parsing');
    const stages = stagesOf(aBatch({ status: 'parsing' }), events, later);
    expect(stages[1]).toMatchObject({ state: 'current', minutes: 9 });
    expect(stages[2]).toMatchObject({ state: 'pending', times: 0 });
  });

  it('marks the stage in which a batch failed', () => {
    const events = eventsThrough(
      'received',
      'parsing',
      'loaded',
      'transforming',
      'failed',
    );
    const stages = stagesOf(aBatch({ status: 'failed' }), events, later);
    expect(stages.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'pending',
    ]);
  });

  it('counts the last time through a stage after a lost worker', () => {
    const events = eventsThrough(
      'received',
      'parsing',
      'received',
      'parsing',
      'loaded',
    );
    const stages = stagesOf(aBatch({ status: 'loaded' }), events, later);
    expect(stages[1]).toMatchObject({ state: 'done', minutes: 1, times: 2 });
  });

  it('shows later stages as still to come once a retry went back before them', () => {
    const events = eventsThrough('received', 'parsing', 'failed', 'received');
    const stages = stagesOf(aBatch({ status: 'received' }), events, later);
    expect(stages[0]).toMatchObject({ state: 'current', minutes: 7 });
    expect(stages[1]).toMatchObject({ state: 'pending' });
  });

  it('marks the stage in which a batch was cancelled', () => {
    const events = eventsThrough('received', 'cancelled');
    const stages = stagesOf(aBatch({ status: 'cancelled' }), events, later);
    expect(stages[0]).toMatchObject({ state: 'cancelled', minutes: 1 });
    expect(stages[1]).toMatchObject({ state: 'pending' });
  });

  it('marks the stage that a batch had reached when it was undone', () => {
    const batch = aBatch({ status: 'undone' });
    const events = eventsThrough('received', 'parsing', 'loaded', 'undone');
    expect(stagesOf(batch, events, later).map(({ state }) => state)).toEqual([
      'done',
      'done',
      'undone',
      'pending',
      'pending',
    ]);
    const failed = eventsThrough('received', 'parsing', 'failed', 'undone');
    expect(stagesOf(batch, failed, later)[1]).toMatchObject({
      state: 'undone',
    });
  });
});
