import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Archive, PackedFile } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import type { ByteSource } from './ByteSource';
import { guardStream } from './guardStream';
import { UnpackGuard } from './UnpackGuard';

/**
 * Opens a gzip file, also one of several members, which is one text packed.
 * How large it is unpacked is told by unpacking alone.
 */
export function openGzip(source: ByteSource, limits: ArchiveLimits): Archive {
  const { byteSize } = source;
  const file: PackedFile = {
    name: 'the packed file',
    packedBytes: byteSize,
    unpackedBytes: undefined,
  };
  return {
    kind: 'gzip',
    files: [file],
    open: async () => {
      const packed = await source.open();
      const gunzip = createGunzip();
      // Errors reach the reader through the stream, which they destroy.
      pipeline(packed, gunzip, () => undefined);
      return guardStream(gunzip, new UnpackGuard(limits, byteSize));
    },
  };
}
