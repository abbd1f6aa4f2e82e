import type { ArchiveLimits } from './ArchiveLimits';
import { refuseArchive } from './refuseArchive';

const RATIO_FROM_BYTES = 64 * 1024 * 1024;

/** Refuses what is, or becomes, larger than an archive may hold. */
export class UnpackGuard {
  private unpackedBytes = 0;

  constructor(
    private readonly limits: ArchiveLimits,
    private readonly packedBytes: number,
  ) {}

  /**
   * Counts bytes that are there or are announced.
   *
   * @throws IngestionError where the limits are passed
   */
  take(bytes: number): void {
    const { maxUnpackedBytes, maxRatio } = this.limits;
    this.unpackedBytes += bytes;
    if (this.unpackedBytes > maxUnpackedBytes) {
      throw refuseArchive(
        'ARCHIVE_TOO_LARGE',
        `The archive holds more than ${maxUnpackedBytes} bytes, the limit for unpacking.`,
      );
    }
    if (
      this.unpackedBytes > RATIO_FROM_BYTES &&
      this.unpackedBytes > this.packedBytes * maxRatio
    ) {
      throw refuseArchive(
        'ARCHIVE_TOO_LARGE',
        `The archive unpacks to more than ${maxRatio} times its size, as no export does.`,
      );
    }
  }
}
