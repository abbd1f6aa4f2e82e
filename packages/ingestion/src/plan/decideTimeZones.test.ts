import { collectRows } from '../testing/collectRows';
import { readingPlanSchema } from './readingPlanSchema';

const header = (effective: string, created: string, available: string) =>
  `automatic_payout_id,${effective},balance_transaction_id,${created},${available},currency,gross,fee,net,reporting_category`;
const ROW =
  'po_1,2026-09-17 00:00:00,txn_1,2026-09-14 23:17:44,2026-09-17 00:00:00,jpy,4599,89,4510,charge';

const read = (...names: [string, string, string]) =>
  collectRows([Buffer.from(`${header(...names)}\n${ROW}`)], {
    store: { timeZone: 'Asia/Tokyo', currency: 'JPY' },
  });

describe('times of a report whose columns tell their zone', () => {
  it('are in UTC where all columns say so, and the store’s where none does', async () => {
    const utc = await read(
      'automatic_payout_effective_at_utc',
      'created_utc',
      'available_on_utc',
    );
    expect(JSON.parse(utc.accepted[0].payload)).toMatchObject({
      occurred_at: '2026-09-14T23:17:44Z',
      payout_at: '2026-09-17T00:00:00Z',
      source_tz: 'UTC',
    });
    const local = await read(
      'automatic_payout_effective_at',
      'created',
      'available_on',
    );
    expect(JSON.parse(local.accepted[0].payload)).toMatchObject({
      occurred_at: '2026-09-14T14:17:44Z',
      payout_at: '2026-09-16T15:00:00Z',
      source_tz: 'Asia/Tokyo',
    });
  });

  it('are each in the zone of their own column where only some say UTC', async () => {
    const { accepted, plan } = await read(
      'automatic_payout_effective_at_utc',
      'created',
      'Available On (UTC)',
    );
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      occurred_at: '2026-09-14T14:17:44Z',
      payout_at: '2026-09-17T00:00:00Z',
      available_at: '2026-09-17T00:00:00Z',
      source_tz: 'Asia/Tokyo',
    });
    expect(plan).toMatchObject({
      timeZone: 'Asia/Tokyo',
      timeZoneByColumn: {
        automatic_payout_effective_at_utc: 'UTC',
        'Available On (UTC)': 'UTC',
      },
    });
    const kept: unknown = JSON.parse(JSON.stringify(plan));
    expect(readingPlanSchema.parse(kept)).toEqual(plan);
  });
});
