import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { DEFAULT_ARCHIVE_LIMITS, planContent } from '@tieout/ingestion';
import { fileOf, rowOf } from '../__testUtils__/UploadsPortal';
import { storedBytes } from './openContent';
import { openStoredContent } from './openStoredFile';

describe('openStoredContent', () => {
  const content = fileOf(rowOf('L-1'), rowOf('L-2'));
  const bytes = gzipSync(content);
  const objects = {
    open: async (
      _key: string,
      { start, end } = { start: 0, end: bytes.length },
    ) => Readable.from([bytes.subarray(start, end)], { objectMode: false }),
  };
  const file = { objectKey: 'a/b', byteSize: bytes.length };
  const range = { start: 0, end: 8 };

  async function opened(maxUnpackedBytes: number) {
    const plan = await planContent({
      source: storedBytes(objects, file),
      store: { timeZone: 'UTC', currency: 'USD' },
    });
    const archiveLimits = { ...DEFAULT_ARCHIVE_LIMITS, maxUnpackedBytes };
    const batch = { ...file, reading: { plan } };
    return await openStoredContent({ objects, archiveLimits }, batch, range);
  }

  it('gives a part of what a packed file holds', async () => {
    const part = await opened(content.length);
    expect(await text(part)).toBe(content.slice(0, 8));
  });

  it('unpacks as much as is configured and no more', async () => {
    await expect(opened(content.length - 1).then(text)).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
    });
  });
});
