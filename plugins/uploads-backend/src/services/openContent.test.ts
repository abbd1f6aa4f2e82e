import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { Packing } from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import { openContent } from './openContent';

const TEXT = 'order,price\n'.repeat(10_000);
const packing: Packing = {
  kind: 'gzip',
  part: { value: 'the packed file', confidence: 1, evidence: '', by: 'file' },
  parts: ['the packed file'],
};

const holding = (bytes: Buffer): Pick<ObjectStore, 'open'> => ({
  open: async (_key, { start, end } = { start: 0, end: bytes.length }) =>
    Readable.from([bytes.subarray(start, end)], { objectMode: false }),
});

describe('openContent', () => {
  it('passes a plain file untouched, also in parts', async () => {
    const bytes = Buffer.from(TEXT);
    const file = { objectKey: 'a/b', byteSize: bytes.length };
    const content = await openContent(holding(bytes), {
      ...file,
      packing: undefined,
    });
    expect(bytes.equals(await buffer(await content.open()))).toBe(true);
    const part = await content.open({ start: 6, end: 11 });
    expect(await text(part)).toBe('price');
    expect(content.ofStored({ bytesRead: 7 })).toEqual({ bytesRead: 7 });
  });

  it('tells how far a packed file is read by its own bytes', async () => {
    const bytes = gzipSync(TEXT);
    const content = await openContent(holding(bytes), {
      objectKey: 'a/b',
      byteSize: bytes.length,
      packing,
    });
    const unpacked = await text(await content.open());
    expect(unpacked).toBe(TEXT);
    expect(content.ofStored({ rows: 9, bytesRead: unpacked.length })).toEqual({
      rows: 9,
      bytesRead: bytes.length,
    });
  });
});
