import { collectRows } from './testing';
import { OWN_HEADER, ownFile, ownRow } from './testing/ownFile';

const ingest = (text: string | Buffer, limits = {}) =>
  collectRows([Buffer.from(text)], { limits });

describe('files that are refused', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const cases: Array<[string, string | Buffer, RegExp]> = [
    ['FILE_EMPTY', '', /empty/],
    ['FILE_EMPTY', '\ufeff', /empty/],
    ['FILE_EMPTY', '\r\n\n', /empty/],
    ['NO_ROWS', `${OWN_HEADER}\n\n`, /no rows/],
    ['NOT_TEXT', png, /PNG/],
    ['NOT_TEXT', Buffer.from('PK\x03\x04xl/workbook'), /Excel/],
    ['NOT_TEXT', Buffer.from([1, 2, 3, 0, 0, 7, 200, 0, 9, 0]), /not text/],
    ['NO_ROWS', Buffer.from(`\ufeff${OWN_HEADER}`, 'utf16le'), /no rows/],
    ['DAMAGED_ID', ownFile(ownRow('1.2E+17')), /1\.2E\+17/],
    [
      'DAMAGED_ID',
      ownFile(ownRow('576460752303423000'), ownRow('576460752303424000')),
      /spreadsheet/,
    ],
    ['HEADER_NOT_RECOGNISED', 'a,b,c\n1,2,3', /Found: a, b, c\./],
    ['HEADER_NOT_RECOGNISED', ownFile().replace('sku,', ''), /needs: sku/],
    [
      'TOO_MANY_COLUMNS',
      `${OWN_HEADER}${',x'.repeat(10_000)}\n`,
      /10010 columns/,
    ],
    [
      'UNCLOSED_QUOTE',
      ownFile(ownRow('A'), ownRow('B', { name: '"open' }), ownRow('C')),
      /line 3/,
    ],
  ];
  it.each(cases)('%s: %#', async (code, file, message) => {
    await expect(ingest(file)).rejects.toMatchObject({
      name: 'IngestionError',
      code,
      message: expect.stringMatching(message),
    });
  });

  it('says where a quote was opened when the row has grown past the limit', async () => {
    const rest = Array.from({ length: 500 }, (_, i) => ownRow(`C-${i}`));
    const text = ownFile(ownRow('A'), ownRow('B', { name: '"open' }), ...rest);
    await expect(ingest(text, { maxRecordBytes: 4096 })).rejects.toMatchObject({
      code: 'UNCLOSED_QUOTE',
      line: 3,
    });
  });

  it('refuses a row beyond the limit that has no open quote', async () => {
    const text = ownFile(ownRow('A'), ownRow('B', { name: 'x'.repeat(5000) }));
    await expect(ingest(text, { maxRecordBytes: 4096 })).rejects.toMatchObject({
      code: 'RECORD_TOO_LARGE',
      line: 3,
    });
  });

  it('stops at an aborted signal with its reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('lease lost'));
    await expect(
      collectRows([Buffer.from(ownFile(ownRow('A')))], {
        signal: controller.signal,
      }),
    ).rejects.toThrow('lease lost');
  });
});
