import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { collectRows } from '@tieout/ingestion/testing';
import { demoHistory } from './demoHistory';
import { demoTenants } from './demoTenants';
import {
  generateOrders,
  ordersFile,
  type SampleProfile,
} from './generateOrders';
import { referenceFile } from './referenceFile';
import { SAMPLE_FILES } from './sampleFiles';
import {
  listSamples,
  openSample,
  SAMPLES_DIRECTORY,
  SAMPLES_INDEX,
} from './samples';
import { samplesIndex } from './writeSamples';

describe('the committed samples', () => {
  it('are what the generator makes, and nothing else', async () => {
    const committed = await readdir(SAMPLES_DIRECTORY);
    expect(committed.sort()).toEqual(
      [...SAMPLE_FILES.map(sample => sample.name), SAMPLES_INDEX].sort(),
    );
    for (const sample of SAMPLE_FILES) {
      const file = await readFile(path.join(SAMPLES_DIRECTORY, sample.name));
      expect(file.equals(await sample.content())).toBe(true);
    }
    const index = path.join(SAMPLES_DIRECTORY, SAMPLES_INDEX);
    expect(await readFile(index, 'utf8')).toBe(samplesIndex());
  });

  it('are listed with their sizes and opened by name, and by no other name', async () => {
    const samples = await listSamples();
    expect(samples).toHaveLength(SAMPLE_FILES.length);
    for (const { name, byteSize } of samples) {
      expect(await buffer(await openSample(name))).toHaveLength(byteSize);
    }
    await expect(openSample('../package.json')).rejects.toThrow('no sample');
    await expect(openSample(SAMPLES_INDEX)).rejects.toThrow('no sample');
  });

  it.each([
    ['amazon-all-orders.txt', 'amazon-all-orders', 180],
    ['shopify-orders.csv', 'shopify-orders', 160],
    ['tieout-orders.csv', 'tieout-orders', 140],
  ])(
    '%s ingests as %s without a rejected row',
    async (name, profileId, rows) => {
      const { summary, rejected } = await collectRows(await openSample(name));
      expect(rejected).toEqual([]);
      expect(summary).toMatchObject({ profileId, rowsLoaded: rows });
    },
  );

  it('include bad rows of every described kind, a formula among them', async () => {
    const name = 'tieout-orders-with-rejects.csv';
    const { summary, rejected } = await collectRows(await openSample(name));
    expect(summary.rowsTotal).toBe(120);
    expect(new Set(rejected.map(row => row.code))).toEqual(
      new Set([
        'INVALID_MONEY',
        'MISSING_VALUE',
        'COLUMN_COUNT',
        'INVALID_TIMESTAMP',
        'INVALID_INTEGER',
      ]),
    );
    expect(rejected.some(row => row.original.startsWith('"=HYPERLINK('))).toBe(
      true,
    );
  });

  it('include one that no profile recognises', async () => {
    const stock = await openSample('stock-list.csv');
    await expect(collectRows(stock)).rejects.toMatchObject({
      code: 'HEADER_NOT_RECOGNISED',
    });
  });
});

describe('generated files', () => {
  it('are the same for a seed and differ for another', () => {
    const spec = { ...referenceFile(2000) };
    const once = [...generateOrders(spec)].join('');
    expect([...generateOrders(spec)].join('')).toBe(once);
    expect([...generateOrders({ ...spec, seed: 'other' })].join('')).not.toBe(
      once,
    );
  });

  const profiles: SampleProfile[] = [
    'amazon-all-orders',
    'shopify-orders',
    'tieout-orders',
  ];
  it.each(profiles)(
    '%s has rows, bad rows and times as asked for, in order',
    async profile => {
      const { accepted, rejected, summary } = await collectRows(
        ordersFile({
          profile,
          seed: 'x',
          rows: 3000,
          from: '2026-03-01',
          to: '2026-04-05',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          badRows: 0.02,
        }),
      );
      expect(summary).toMatchObject({ profileId: profile, rowsTotal: 3000 });
      expect(rejected.length).toBeGreaterThan(30);
      expect(rejected.length).toBeLessThan(100);
      const times = accepted.map(({ payload }): string => {
        const parsed: { purchased_at: string } = JSON.parse(payload);
        return parsed.purchased_at;
      });
      expect(times).toEqual([...times].sort());
      expect(times[0] >= '2026-02-28T23:00:00Z').toBe(true);
      expect(times[times.length - 1] < '2026-04-05T22:00:00Z').toBe(true);
    },
  );

  it('make a reference file of 23 columns, about 215 bytes a row and 0.1 % bad rows', async () => {
    const rows = 10_000;
    const { summary } = await collectRows(ordersFile(referenceFile(rows)));
    expect(summary.rowsTotal).toBe(rows);
    expect(summary.rowsRejected).toBeGreaterThan(rows * 0.0005);
    expect(summary.rowsRejected).toBeLessThan(rows * 0.002);
    expect(summary.bytesRead / rows).toBeGreaterThan(205);
    expect(summary.bytesRead / rows).toBeLessThan(225);
  });
});

describe('the demo history', () => {
  const files = demoHistory('2026-11-20');

  it('covers ninety days of every store, month by month, without a bad row', async () => {
    let lines = 0;
    const orderIds = new Map<string, string>();
    for (const file of files) {
      const { accepted, rejected, summary } = await collectRows(file.open());
      expect(rejected).toEqual([]);
      expect(summary.profileId).toBe(file.store.profile);
      lines += summary.rowsTotal;
      for (const { orderId } of accepted) {
        const key = `${file.store.storeId} ${orderId}`;
        expect(orderIds.get(key) ?? file.fileName).toBe(file.fileName);
        orderIds.set(key, file.fileName);
      }
    }
    expect(lines).toBe(90 * (20 + 16 + 16 + 9));
    const stores = demoTenants.flatMap(tenant => tenant.stores);
    for (const store of stores) {
      const own = files.filter(file => file.store === store);
      expect(own.map(file => file.from)).toEqual([
        '2026-08-23',
        '2026-09-01',
        '2026-10-01',
        '2026-11-01',
      ]);
      expect(own.at(-1)?.to).toBe('2026-11-20');
    }
  });

  it('has names of its own and the same bytes each time it is opened', async () => {
    expect(new Set(files.map(file => file.fileName)).size).toBe(files.length);
    const [file] = files;
    expect(await text(file.open())).toBe(await text(file.open()));
  });
});
