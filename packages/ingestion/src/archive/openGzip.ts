import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Archive, PackedFile } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import { guardStream } from './guardStream';
import { UnpackGuard } from './UnpackGuard';

/**
 * Opens a gzip file, also one of several members, which is one text packed.
 * How large it is unpacked is told by unpacking alone.
 */
export async function openGzip(
  path: string,
  limits: ArchiveLimits,
): Promise<Archive> {
  const { size } = await stat(path);
  const file: PackedFile = {
    name: 'the packed file',
    packedBytes: size,
    unpackedBytes: undefined,
  };
  return {
    kind: 'gzip',
    files: [file],
    open: async () => {
      const gunzip = createGunzip();
      // Errors reach the reader through the stream, which they destroy.
      pipeline(createReadStream(path), gunzip, () => undefined);
      return guardStream(gunzip, new UnpackGuard(limits, size));
    },
    close: () => undefined,
  };
}
