import type { BadInput } from './BadInput';
import { ownFile, ownRow } from './ownFile';

const KOELN = ownFile(ownRow('A-1', { product_name: 'Köln €' }), ownRow('A-2'));
const KOELN_READ = { product_name: 'Köln €' };
const MARK = '\ufeff';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(4 * text.length);
  [...text].forEach((character, at) =>
    bytes.writeUInt32LE(character.codePointAt(0) ?? 0, 4 * at),
  );
  return bytes;
}

/** The euro sign is 0x80 in Windows-1252. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\x80'), 'latin1');
}

/** Files whose bytes are the difficulty. */
export const BAD_ENCODINGS: BadInput[] = [
  {
    title: 'UTF-8 with a byte order mark',
    file: MARK + KOELN,
    outcome: { loaded: ['A-1', 'A-2'], encoding: 'utf-8', first: KOELN_READ },
  },
  {
    title:
      'two byte order marks, of which the second belongs to the first name',
    file: MARK + MARK + KOELN,
    outcome: { loaded: ['A-1', 'A-2'], encoding: 'utf-8' },
  },
  {
    title: 'UTF-16, little end first, with a mark',
    file: Buffer.from(MARK + KOELN, 'utf16le'),
    outcome: {
      loaded: ['A-1', 'A-2'],
      encoding: 'utf-16le',
      first: KOELN_READ,
    },
  },
  {
    title: 'UTF-16, big end first, with a mark',
    file: utf16be(MARK + KOELN),
    outcome: {
      loaded: ['A-1', 'A-2'],
      encoding: 'utf-16be',
      first: KOELN_READ,
    },
  },
  {
    title: 'UTF-16, little end first, without a mark',
    file: Buffer.from(KOELN, 'utf16le'),
    outcome: {
      loaded: ['A-1', 'A-2'],
      encoding: 'utf-16le',
      first: KOELN_READ,
    },
  },
  {
    title: 'UTF-16, big end first, without a mark',
    file: utf16be(KOELN),
    outcome: {
      loaded: ['A-1', 'A-2'],
      encoding: 'utf-16be',
      first: KOELN_READ,
    },
  },
  {
    title: 'UTF-16 that ends within a character',
    file: Buffer.from(MARK + KOELN, 'utf16le').subarray(0, -1),
    outcome: { refused: 'ENCODING_NOT_SUPPORTED', line: 3 },
  },
  {
    title: 'UTF-32',
    file: utf32(MARK + KOELN),
    outcome: { refused: 'ENCODING_NOT_SUPPORTED', line: 1 },
  },
  {
    title: 'Windows-1252',
    file: windows1252(KOELN),
    outcome: {
      loaded: ['A-1', 'A-2'],
      encoding: 'windows-1252',
      first: KOELN_READ,
    },
  },
  {
    title: 'Latin-1 whose first byte that is not ASCII comes after 300 KB',
    file: windows1252(
      ownFile(
        ...Array.from({ length: 5000 }, () => ownRow('A-0')),
        ownRow('A-1', { product_name: 'Köln' }),
      ),
    ),
    outcome: {
      loaded: [...Array.from({ length: 5000 }, () => 'A-0'), 'A-1'],
      encoding: 'windows-1252',
    },
  },
  {
    title: 'UTF-8 in which one character is cut to its first byte',
    file: Buffer.concat([
      Buffer.from(ownFile(ownRow('Ä-1'), ownRow('Ö-2'))),
      Buffer.from(ownRow('A-3')),
      Buffer.of(0xc3, 10),
    ]),
    choices: { encoding: 'utf-8' },
    outcome: { refused: 'ENCODING_NOT_SUPPORTED', line: 4 },
  },
  {
    title: 'bytes that are none of the encoding that the user chose',
    file: windows1252(KOELN),
    choices: { encoding: 'utf-8' },
    outcome: { refused: 'ENCODING_NOT_SUPPORTED', line: 2 },
  },
  {
    title: 'a NUL byte in a row',
    file: ownFile(ownRow('A-1', { product_name: 'a\0b' }), ownRow('A-2')),
    outcome: { loaded: ['A-2'], rejected: [[2, 'product_name', 'NUL_BYTE']] },
  },
  {
    title: 'a NUL byte in the header',
    file: ownFile(ownRow('A-1')).replace('sku', 's\0ku'),
    outcome: { refused: 'NOT_TEXT', line: 1 },
  },
  {
    title: 'a NUL byte in a header below other lines',
    file: `Orders of the shop\n\n${ownFile(ownRow('A-1')).replace('sku', 's\0ku')}`,
    outcome: { refused: 'NOT_TEXT', line: 3 },
  },
  {
    title: 'nothing but NUL bytes',
    file: Buffer.alloc(5000),
    outcome: { refused: 'NOT_TEXT' },
  },
  {
    title: 'nothing',
    file: '',
    outcome: { refused: 'FILE_EMPTY' },
  },
  {
    title: 'a byte order mark and nothing else',
    file: MARK,
    outcome: { refused: 'FILE_EMPTY' },
  },
  {
    title: 'only newlines',
    file: '\r\n\n\r\n',
    outcome: { refused: 'FILE_EMPTY' },
  },
  {
    title: 'blanks and newlines',
    file: '  \n\t\n   \n',
    outcome: { refused: 'HEADER_NOT_RECOGNISED' },
  },
  ...(
    [
      ['a PNG image', '89504e470d0a1a0a0000000d49484452'],
      ['a workbook (.xlsx)', '504b030414000600080000002100'],
      ['a workbook (.xls)', 'd0cf11e0a1b11ae1000000000000'],
      ['a PDF document', '255044462d312e370a25e2e3cfd3'],
      ['a gzip archive', '1f8b0800000000000003'],
      ['a program', '7f454c4602010100000000000000'],
      ['an SQLite database', '53514c69746520666f726d6174203300'],
    ] as const
  ).map(([what, hex]): BadInput => ({
    title: `${what} that is named as text`,
    file: Buffer.from(hex, 'hex'),
    outcome: { refused: 'NOT_TEXT' },
  })),
  {
    title: 'a text that begins like a PNG image',
    file: Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      Buffer.from(KOELN),
    ]),
    outcome: { refused: 'NOT_TEXT' },
  },
  {
    title: 'a web page, as a login makes of an export',
    file: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body>Sign in, please</body></html>\n',
    outcome: { refused: 'HEADER_NOT_RECOGNISED' },
  },
  {
    title: 'the test file of virus scanners',
    file: 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
    outcome: { refused: 'HEADER_NOT_RECOGNISED' },
  },
  {
    title: 'orders that are a PDF document too',
    file: `%PDF-1.7\n${KOELN}`,
    outcome: { refused: 'NOT_TEXT' },
  },
  {
    title: 'orders that are a program for a shell too',
    file: `#!/bin/sh\n${KOELN}`,
    outcome: { loaded: ['A-1', 'A-2'], first: KOELN_READ },
  },
  {
    title: 'orders below which an archive begins',
    file: Buffer.concat([
      Buffer.from(KOELN),
      Buffer.from('504b0304140000000800', 'hex'),
    ]),
    outcome: {
      loaded: ['A-1', 'A-2'],
      rejected: [[4, 'order_id', 'NUL_BYTE']],
    },
  },
];
