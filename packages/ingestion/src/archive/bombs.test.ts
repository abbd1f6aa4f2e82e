import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { textRows, workbookOf } from '../workbook/testing/workbookOf';
import { openArchive } from './openArchive';
import { bytesSource } from './testing/bytesSource';

const MEGABYTE = 1024 * 1024;
const MOST_GROWTH = 150 * MEGABYTE;
const HEADER = 'order_id,purchased_at,sku,quantity,item_price,currency';
const ROW = 'A-1,2026-05-13T10:00:00Z,MUG,1,2.50,EUR';

// Time is not what is tested here.
jest.setTimeout(120_000);

/** A gzip file of few bytes that unpacks to so many of an export. */
async function gzipBomb(bytes: number): Promise<Buffer> {
  const chunk = Buffer.from(`${ROW}\n`.repeat(MEGABYTE / 32));
  function* text() {
    yield Buffer.from(`${HEADER}\n`);
    for (let made = 0; made < bytes; made += chunk.length) yield chunk;
  }
  const gzip = Readable.from(text(), { objectMode: false }).pipe(createGzip());
  const packed: Buffer[] = [];
  gzip.on('data', part => packed.push(part));
  await once(gzip, 'end');
  return Buffer.concat(packed);
}

/** A workbook of little XML whose cells share one long text. */
function workbookBomb(): Buffer {
  const row = `<row>${ROW.split(',')
    .map(cell => `<c t="str"><v>${cell}</v></c>`)
    .join('')}${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
  return workbookOf({
    sheets: [
      {
        name: 'Orders',
        rows: textRows(HEADER.split(',')) + row.repeat(1000),
      },
    ],
    strings: `<si><t>${'x'.repeat(32_000)}</t></si>`,
  });
}

/** Reads a file to its end, and tells how that ended and how memory grew. */
async function readAll(bytes: Buffer) {
  const before = process.memoryUsage().rss;
  let most = before;
  let unpacked = 0;
  const counting = new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      most = Math.max(most, process.memoryUsage().rss);
      done();
    },
  });
  const archive = await openArchive(bytesSource(bytes));
  if (!archive) throw new Error('it was taken for no archive');
  const text = await archive.open(archive.files[0]);
  const code = await pipeline(text, counting).then(
    () => undefined,
    error => error.code,
  );
  return { code, unpacked, growth: most - before };
}

describe('a small file that unpacks to much', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a gzip file of 512 MiB', () => gzipBomb(512 * MEGABYTE)],
    ['a workbook of 3 GB', workbookBomb],
  ])('%s is refused long before, in bounded memory', async (_what, make) => {
    const bomb = await make();
    const { code, unpacked, growth } = await readAll(bomb);
    expect(code).toBe('ARCHIVE_TOO_LARGE');
    expect(unpacked).toBeLessThan(
      Math.max(200 * bomb.length, 64 * MEGABYTE) + MEGABYTE,
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
  });
});
