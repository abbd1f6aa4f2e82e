import { collectRows } from '@tieout/ingestion/testing';
import { settlementFile } from './generateSettlement';

describe('a generated settlement', () => {
  it('has as many lines as asked for, and they add up to the total that its head states', async () => {
    const { summary, plan, rejected } = await collectRows(
      settlementFile({
        settlementId: '20000000001',
        seed: 'settlement',
        rows: 5_000,
        from: '2026-03-01',
        to: '2026-03-14',
        currency: 'USD',
        timeZone: 'America/New_York',
      }),
    );
    expect(plan.profile.value).toBe('amazon-settlement-v2');
    expect(rejected).toEqual([]);
    expect(summary.rowsLoaded).toBe(5_001);
    expect(summary.controlTotals).toMatchObject([
      { per: '20000000001', difference: '0.00' },
    ]);
  });
});
