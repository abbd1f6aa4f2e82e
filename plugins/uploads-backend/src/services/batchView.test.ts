import { BatchMetadata, BatchRecord } from '@tieout/plugin-uploads-node';
import { batchView } from './batchView';

const batch = (
  status: BatchRecord['status'],
  metadata: BatchMetadata = {},
): BatchRecord => ({
  tenantId: '01890a5d-ac96-774b-bcce-b302099a8051',
  batchId: '01890a5d-ac96-774b-bcce-b302099a8052',
  storeId: '01890a5d-ac96-774b-bcce-b302099a8053',
  status,
  fileName: 'orders.csv',
  objectKey: 'ab/cd',
  contentSha256: 'cd',
  byteSize: 10,
  uploadedBy: 'user:default/ada',
  receivedAt: new Date('2026-05-01T00:00:00Z'),
  updatedAt: new Date('2026-05-01T00:00:00Z'),
  choices: {},
  metadata,
  notifies: true,
});

describe('what a batch waits for, as it follows on "Waits for"', () => {
  it.each([
    ['received', 'a worker to read the file'],
    ['loaded', 'the next dbt run'],
    ['transforming', undefined],
    ['ready', undefined],
    ['failed', undefined],
    ['undone', undefined],
  ] as const)('is, while %s, %s', (status, words) => {
    expect(batchView(batch(status)).waitingFor).toBe(words);
  });

  it.each([
    [
      { reason: 'dbt is not installed.', remedy: 'Install Python 3.10.' },
      'dbt, which cannot run yet. dbt is not installed. Install Python 3.10.',
    ],
    [
      {
        reason: 'dbt could not be installed: no network',
        remedy: 'Try again.',
      },
      'dbt, which cannot run yet. dbt could not be installed: no network. Try again.',
    ],
    [{}, 'dbt, which cannot run yet.'],
  ])('tells reason and remedy in whole sentences (%#)', (why, words) => {
    const localRun = { status: 'unavailable', ...why };
    expect(batchView(batch('loaded', { localRun })).waitingFor).toBe(words);
  });
});
