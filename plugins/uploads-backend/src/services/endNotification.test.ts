import { BatchRecord } from '@tieout/plugin-uploads-node';
import { endNotification } from './endNotification';

const batch: BatchRecord = {
  tenantId: '0197a000-0000-7000-8000-000000000001',
  batchId: '0197b000-0000-7000-8000-000000000001',
  storeId: '0197a000-0000-7000-8000-00000000000a',
  status: 'ready',
  fileName: 'orders-may.csv',
  objectKey: 'key',
  contentSha256: 'ab',
  byteSize: 9,
  rowsTotal: 1210,
  rowsLoaded: 1200,
  rowsRejected: 10,
  uploadedBy: 'user:default/ada',
  receivedAt: new Date(0),
  updatedAt: new Date(0),
  choices: {},
  metadata: {},
  notifies: true,
};
const place = { tenant: 'north wind', store: 'Northwind Amazon' };

describe('what is told of the end of a batch', () => {
  it('is how many rows are in the marts, where it is ready', () => {
    expect(endNotification(batch, place)).toEqual({
      topic: 'Batch ready',
      severity: 'normal',
      title: 'orders-may.csv is ready',
      description:
        'Northwind Amazon: 1,200 rows are in the marts, 10 rejected.',
      link: `/batches/${batch.batchId}?tenant=north%20wind`,
      scope: `batch:${batch.batchId}`,
    });
  });

  it('takes the place of what was told of the batch before', () => {
    const failure = {
      stage: 'parse',
      code: 'NO_ROWS',
      message: 'No.',
    } as const;
    const failed = { ...batch, status: 'failed', failure } as const;
    const [one, other] = [failed, batch].map(
      end => endNotification(end, place)?.scope,
    );
    expect(one).toBe(other);
  });

  it('is nothing where the batch has gone on', () => {
    expect(endNotification({ ...batch, status: 'parsing' }, place)).toBe(
      undefined,
    );
  });
});
