import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { BatchDetail } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { InspectionCalls } from '../__testUtils__/InspectionCalls';
import { api, as, UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

const COLUMNS = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'amount-type',
  'amount-description',
  'amount',
  'posted-date-time',
];
const DAY = '18.09.2026 08:12:31 UTC';

/** A settlement report (V2) whose lines have these amounts, in cents. */
function settlement(id: string, cents: number[]): string {
  const money = (amount: number) => (amount / 100).toFixed(2);
  const total = money(cents.reduce((sum, amount) => sum + amount, 0));
  return [
    COLUMNS,
    [id, DAY, DAY, DAY, total, 'EUR', '', '', '', '', '', ''],
    ...cents.map(amount => [
      ...[id, '', '', '', '', '', 'Order', '302-1'],
      ...['ItemPrice', 'Principal', money(amount), DAY],
    ]),
  ]
    .map(row => `${row.join('\t')}\n`)
    .join('');
}

describe('the same settlement again', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  async function ended(body: string | Buffer, fileName: string) {
    const response = await portal.upload(body, { fileName });
    expect(response.status).toBe(201);
    return await portal.settle(response.body.batch);
  }

  const act = ({ batch }: BatchDetail, verb: string, body: object) =>
    request(portal.server)
      .post(api(portal.ours, `/batches/${batch.batchId}/${verb}`))
      .set(as('ada'))
      .send({ reason: 'As Amazon says', ...body });

  it('is loaded where its content is the same, in whatever order', async () => {
    await ended(settlement('S-1', [1050, 250, 250]), 'first.txt');
    const { batch } = await ended(settlement('S-1', [250, 1050, 250]), 'b.txt');
    expect(batch.status).toBe('loaded');
  });

  it('stops where its content differs, and says in which batch and how', async () => {
    const { batch: first } = await ended(settlement('S-2', [1000]), 'one.txt');
    const { batch, reading } = await ended(
      settlement('S-2', [1000, 500]),
      'two.txt',
    );
    expect(batch).toMatchObject({
      status: 'failed',
      failure: {
        code: 'SETTLEMENT_DIFFERS',
        message:
          'The settlement S-2 is in one.txt with other content: 10.00 EUR there and 15.00 EUR here, 1 line there and 2 here.',
      },
    });
    expect(reading?.settlements).toEqual([
      {
        payoutId: 'S-2',
        batchId: first.batchId,
        fileName: 'one.txt',
        there: { amount: '10.00', currency: 'EUR', lines: 1 },
        here: { amount: '15.00', currency: 'EUR', lines: 2 },
      },
    ]);
  });

  it('stops where only a line differs', async () => {
    await ended(settlement('S-3', [1000, 500]), 'one.txt');
    const { batch } = await ended(settlement('S-3', [900, 600]), 'two.txt');
    expect(batch.failure).toMatchObject({
      code: 'SETTLEMENT_DIFFERS',
      message: expect.stringContaining('the same amount in 2 lines'),
    });
  });

  it('is told of by the look at the file, before it is committed', async () => {
    const { batch: first } = await ended(settlement('S-7', [1000]), 'one.txt');
    const look = async (cents: number[], replaces?: string) => {
      const inspection = await inspections.inspected(settlement('S-7', cents), {
        replaces,
      });
      expect(inspection.status).toBe('done');
      return inspection;
    };
    const other = await look([1000, 500]);
    expect(other.reading?.settlements).toEqual([
      {
        payoutId: 'S-7',
        batchId: first.batchId,
        fileName: 'one.txt',
        there: { amount: '10.00', currency: 'EUR', lines: 1 },
        here: { amount: '15.00', currency: 'EUR', lines: 2 },
      },
    ]);
    const bound = await look([1000, 500], first.batchId);
    expect(bound.reading?.settlements).toBeUndefined();
    const { batch } = await inspections.committed(other);
    expect(batch.failure?.code).toBe('SETTLEMENT_DIFFERS');
  });

  it('is not told of where its content is the same', async () => {
    await ended(settlement('S-8', [1050, 250]), 'first.txt');
    const { reading } = await inspections.inspected(
      settlement('S-8', [250, 1050]),
    );
    expect(reading?.settlements).toBeUndefined();
  });

  it('takes the place of the older batch when the user says so', async () => {
    const older = await ended(settlement('S-4', [1000]), 'one.txt');
    const newer = await ended(settlement('S-4', [1100]), 'two.txt');
    await act(newer, 'retry', { replaces: older.batch.batchId }).expect(200);
    expect((await portal.settle(newer.batch)).batch.status).toBe('loaded');
    expect((await portal.settle(older.batch)).batch.status).toBe('replaced');
  });

  it('is put aside when the older one is to be kept, and its bytes can come again', async () => {
    const older = await ended(settlement('S-5', [1000]), 'one.txt');
    const newer = await ended(settlement('S-5', [1100]), 'two.txt');
    await act(newer, 'undo', {}).expect(200);
    expect((await portal.settle(older.batch)).batch.status).toBe('loaded');
    const again = await ended(settlement('S-5', [1100]), 'two.txt');
    expect(again.batch.failure?.code).toBe('SETTLEMENT_DIFFERS');
  });

  it('stops where the other batch has it in the older kind of report', async () => {
    const v1 = readFileSync(
      resolvePackagePath(
        '@tieout/ingestion',
        'profiles/amazon-settlement-v1/sample.txt',
      ),
    );
    expect((await ended(v1, 'v1.txt')).batch.status).toBe('loaded');
    const { batch } = await ended(settlement('13579024681', [-542]), 'v2.txt');
    expect(batch.failure).toMatchObject({
      code: 'SETTLEMENT_DIFFERS',
      message: expect.stringContaining('is in v1.txt with other content'),
    });
  });

  it('is asked of the store that the file is for, and of no other tenant', async () => {
    await portal.upload(settlement('S-6', [1000]), {
      tenant: portal.theirs,
      user: 'eve',
    });
    const { batch } = await ended(settlement('S-6', [1100]), 'ours.txt');
    expect(batch.status).toBe('loaded');
  });
});
