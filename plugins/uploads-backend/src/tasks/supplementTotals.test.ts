import { readFile } from 'node:fs/promises';
import { InspectionCalls, SETTLEMENT } from '../__testUtils__/InspectionCalls';
import { RejectsCalls } from '../__testUtils__/RejectsCalls';
import { UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('corrected rows of a settlement', () => {
  let portal: UploadsPortal;
  let rejects: RejectsCalls;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    rejects = new RejectsCalls(portal);
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  /** The sample with a line of 1,249.00 that cannot be read, and this total. */
  const settlement = async (total: string) =>
    (await readFile(SETTLEMENT, 'latin1'))
      .replace('1.249,00', '1.249,OO')
      .replace('1.039,17', total);

  it('are no way to a total that they kept from tying: the whole file is to be corrected', async () => {
    const { batch } = await rejects.loaded(await settlement('1.039,17'));
    expect(batch.failure).toMatchObject({
      code: 'TOTALS_DO_NOT_TIE',
      message: expect.stringMatching(
        /1 row was rejected.*Correct it in the file, and upload the whole file/,
      ),
    });
    const { status, body } = await portal.upload('a,b', {
      supplements: batch.batchId,
    });
    expect([status, body.error.code]).toEqual([
      409,
      'BATCH_NOT_SUPPLEMENTABLE',
    ]);
    expect(body.error.message).toMatch(/has failed.*corrected file/);
  });

  it('have its currency, and are loaded only as long as its total ties with them', async () => {
    const { batch } = await rejects.loaded(await settlement('-209,83'));
    expect(batch).toMatchObject({ status: 'loaded', rowsRejected: 1 });
    const supplements = batch.batchId;
    const file = await rejects.download(batch);
    const untied = file.replaceAll('1.249,OO', '1.249,00');
    const failure = {
      code: 'TOTALS_DO_NOT_TIE',
      message: expect.stringMatching(/adds? up to 1039\.17.*orders\.csv/),
    };
    expect(await inspections.inspected(untied, { supplements })).toMatchObject({
      failure,
    });
    const wrong = await rejects.loaded(untied, { supplements });
    expect(wrong.batch.failure).toMatchObject(failure);
    expect(
      (await inspections.landed(wrong.batch.batchId)).transactions,
    ).toEqual([]);

    const tied = await rejects.loaded(file.replaceAll('1.249,OO', '0,00'), {
      supplements,
    });
    expect(tied).toMatchObject({
      batch: { status: 'loaded', rowsLoaded: 1 },
      reading: {
        controlTotals: [
          { stated: '-209.83', summed: '-209.83', difference: '0.00' },
        ],
      },
    });
    const { transactions } = await inspections.landed(tied.batch.batchId);
    expect(transactions).toMatchObject([
      { row_number: 2, payload: { currency: 'EUR' } },
    ]);
  });
});
