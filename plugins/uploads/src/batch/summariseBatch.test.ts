import { aBatch, aDetail, aReadyBatch, at } from '../__testUtils__/fixtures';
import { progressShare, progressWords } from './progressWords';
import { summariseBatch } from './summariseBatch';

describe('summariseBatch', () => {
  it('says how long a batch took and how many rows were rejected', () => {
    expect(summariseBatch(aDetail(aReadyBatch()))).toBe(
      '990 of 1,000 rows are in the marts, 4 m 0 s after the upload; 10 were rejected.',
    );
  });

  it('says all where none was rejected', () => {
    const batch = aReadyBatch({
      rowsTotal: 5,
      rowsLoaded: 5,
      rowsRejected: 0,
      readyAt: undefined,
    });
    expect(summariseBatch(aDetail(batch))).toBe('All 5 rows are in the marts.');
  });

  it('speaks of one row as of one', () => {
    const batch = aReadyBatch({
      rowsTotal: 1,
      rowsLoaded: 1,
      rowsRejected: 0,
      readyAt: undefined,
    });
    expect(summariseBatch(aDetail(batch))).toBe('Its row is in the marts.');
  });

  it('says what a waiting batch waits for, with one full stop', () => {
    const batch = aBatch({ waitingFor: 'dbt to be installed.' });
    expect(summariseBatch(aDetail(batch))).toBe(
      '215 kB received. Waits for dbt to be installed.',
    );
  });

  it('says why a batch failed and why one was cancelled', () => {
    const failed = aBatch({
      status: 'failed',
      failure: { stage: 'parse', code: 'NO_ROWS', message: 'x' },
    });
    expect(summariseBatch(aDetail(failed))).toContain('no rows');
    const cancelled = aDetail(aBatch({ status: 'cancelled' }), {
      events: [
        {
          eventId: 'e',
          toStatus: 'cancelled',
          actor: 'user:default/guest',
          reason: 'wrong store',
          at: at(1),
        },
      ],
    });
    expect(summariseBatch(cancelled)).toBe('Cancelled: wrong store');
  });
});

describe('progress', () => {
  it('is told in rows and rows a second while parsing', () => {
    const batch = aBatch({
      status: 'parsing',
      byteSize: 200,
      progress: { rows: 120_000, bytes: 50, at: at(1), rowsPerSecond: 45_000 },
    });
    expect(progressWords(batch)).toBe('120,000 rows read, 45,000 rows/s');
    expect(progressShare(batch)).toBe(25);
  });

  it('is told in dbt nodes while transforming', () => {
    const batch = aBatch({
      status: 'transforming',
      progress: {
        rows: 0,
        bytes: 0,
        at: at(1),
        nodesDone: 3,
        nodesTotal: 12,
        currentNode: 'fct_orders',
      },
    });
    expect(progressWords(batch)).toBe('3 of 12 dbt nodes done, at fct_orders');
    expect(progressShare(batch)).toBe(25);
  });

  it('does not invent a share before anything is known', () => {
    expect(progressShare(aBatch({ status: 'parsing' }))).toBeUndefined();
  });
});
