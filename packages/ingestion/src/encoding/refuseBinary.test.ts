import { IngestionError } from '../IngestionError';
import { refuseBinary } from './refuseBinary';

function codeOf(head: Buffer): string {
  try {
    refuseBinary(head);
    return 'accepted';
  } catch (error) {
    if (error instanceof IngestionError) return error.code;
    throw error;
  }
}

const CSV = 'order,price\r\n1,2.50\r\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('refuseBinary', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['blank lines', Buffer.from('\r\n\r\n')],
    ['a byte order mark of UTF-8', Buffer.from('efbbbf', 'hex')],
    ['a byte order mark of UTF-16', Buffer.from('fffe', 'hex')],
    ['blank lines in UTF-16', Buffer.from('\ufeff\r\n', 'utf16le')],
    ['blank lines in UTF-16 without a mark', utf16be('\r\n\r\n')],
  ])('calls a file of %s empty', (_what, head) => {
    expect(codeOf(head)).toBe('FILE_EMPTY');
  });

  it.each([
    ['a PNG image', '89504e470d0a1a0a'],
    ['a JPEG image', 'ffd8ffe0'],
    ['a PDF document', '255044462d312e37'],
    ['a ZIP archive', '504b0304'],
    ['an .xls workbook', 'd0cf11e0a1b11ae1'],
    ['a gzip archive', '1f8b0800'],
    ['an SQLite database', '53514c69746520666f726d6174203300'],
  ])('calls %s no text', (_what, signature) => {
    const head = Buffer.concat([
      Buffer.from(signature, 'hex'),
      Buffer.from(CSV),
    ]);
    expect(codeOf(head)).toBe('NOT_TEXT');
  });

  it.each([
    ['NUL bytes on both sides', Buffer.alloc(64)],
    ['a NUL byte in the first line', Buffer.from(`a\0${CSV}`)],
    ['control characters', Buffer.from('01021f80fe0a2c0304'.repeat(9), 'hex')],
    ['UTF-16 of controls', Buffer.from('\ufeff\u0001\u0002,a\n', 'utf16le')],
  ])('calls %s no text', (_what, head) => {
    expect(codeOf(head)).toBe('NOT_TEXT');
  });

  it.each(['fffe00006100000062000000', '0000feff0000006100000062'])(
    'tells that UTF-32 is not read: %s',
    hex => {
      expect(codeOf(Buffer.from(hex, 'hex'))).toBe('ENCODING_NOT_SUPPORTED');
    },
  );

  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['UTF-16 BE with a mark', utf16be(`\ufeff${CSV}`)],
    ['UTF-16 LE without a mark', Buffer.from(CSV, 'utf16le')],
    ['UTF-16 BE without a mark', utf16be('注文番号,商品名\r\n1,山田\r\n')],
    ['Windows-1252', Buffer.from('Größe;Preis\r\n', 'latin1')],
    ['a NUL byte in a later row', Buffer.from(`${CSV.repeat(9)}2,\0\r\n`)],
  ])('accepts %s', (_what, head) => {
    expect(codeOf(head)).toBe('accepted');
  });
});
