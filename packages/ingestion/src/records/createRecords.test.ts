import { CsvRecords } from './CsvRecords';
import { createRecords } from './createRecords';
import { FastRecords } from './FastRecords';
import type { Dialect } from './RecordSource';

const CSV: Dialect = { delimiter: ',', quote: '"', lineEnd: 'lf' };
const limits = { maxRecordBytes: 1000 };

const created = (dialect: Dialect) =>
  createRecords({ dialect, limits, onRecord: () => undefined });

describe('records', () => {
  it('are divided fast where lines end with LF or CRLF, else by csv-parse', () => {
    expect(created(CSV)).toBeInstanceOf(FastRecords);
    expect(created({ ...CSV, lineEnd: 'cr' })).toBeInstanceOf(CsvRecords);
  });

  it('end at CR where that alone ends lines', async () => {
    const told: unknown[] = [];
    const source = createRecords({
      dialect: { ...CSV, lineEnd: 'cr' },
      limits,
      onRecord: ({ cells, line, byteStart, byteEnd, malformedQuotes }) =>
        told.push([cells, line, byteStart, byteEnd, malformedQuotes]),
    });
    await source.write(Buffer.from('a,b\r\r\n"c\rd",e\r"f"\n\r'));
    await source.end();
    expect(told).toEqual([
      [['a', 'b'], 1, 0, 4, false],
      [['\n"c'], 3, 5, 9, false],
      [['d"', 'e'], 4, 9, 14, false],
      [['"f"\n'], 5, 14, 19, true],
    ]);
  });

  it('hand on what their taker throws', async () => {
    for (const lineEnd of ['lf', 'cr'] as const) {
      const source = createRecords({
        dialect: { ...CSV, lineEnd },
        limits,
        onRecord: () => {
          throw new Error('taken amiss');
        },
      });
      const divided = async () => {
        await source.write(Buffer.from('a\n'));
        await source.end();
      };
      await expect(divided()).rejects.toThrow('taken amiss');
    }
  });
});
