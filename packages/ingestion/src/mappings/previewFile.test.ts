import { Readable } from 'node:stream';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { previewMapping, sampleFile } from './previewFile';
import { HEADER, ORDERS, TEXT } from './testing/ownExport';
import { wordsToExplain } from './wordsToExplain';

describe('a preview', () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, n) => `B-${n};01.02.2026;Tasse;1;${n},50;bezahlt`,
  );
  const options = (text: string) => ({
    open: () => Readable.from([Buffer.from(text)]),
    store: { timeZone: 'UTC', currency: 'EUR' },
    profiles: builtInProfiles(),
  });

  it('shows an unknown file, and what a mapping makes of its first rows', async () => {
    const file = options([HEADER.join(';'), ...rows].join('\n'));
    const sample = await sampleFile(file);
    expect(sample.columns).toEqual(HEADER);
    expect(sample.rows[0]).toEqual([
      'B-0',
      '01.02.2026',
      'Tasse',
      '1',
      '0,50',
      'bezahlt',
    ]);
    expect(wordsToExplain(sample, ORDERS)).toEqual(['bezahlt']);
    const preview = await previewMapping(file, {
      ...sample,
      definition: ORDERS,
    });
    expect(preview.records).toHaveLength(20);
    expect(preview.records[1]).toMatchObject({
      rowNumber: 2,
      record: { order_id: 'B-1', item_price: '1.50' },
    });
    expect(preview.plan?.questions).toMatchObject([{ about: 'dates' }]);
    expect(preview.failure).toBeUndefined();
  });

  it('tells what hinders it, and which rows it rejects', async () => {
    const file = options(TEXT.replace('31.05.2026', 'gestern'));
    const sample = await sampleFile(file);
    const [first, ...fields] = ORDERS.fields;
    const unfinished = { ...ORDERS, fields, identity: [] };
    expect(
      await previewMapping(file, { ...sample, definition: unfinished }),
    ).toMatchObject({ problems: [{ field: first.field }], records: [] });
    expect(
      await previewMapping(file, { ...sample, definition: ORDERS }),
    ).toMatchObject({
      problems: [],
      rejected: [{ code: 'INVALID_TIMESTAMP', column: 'Datum' }],
      records: [{ record: { order_id: 'B-2' } }],
    });
  });

  it('tells why the file cannot be read', async () => {
    const file = options(`${HEADER.join(';')}\n`);
    const sample = await sampleFile(file);
    expect(
      await previewMapping(file, { ...sample, definition: ORDERS }),
    ).toMatchObject({ failure: { code: 'NO_ROWS' } });
  });
});
