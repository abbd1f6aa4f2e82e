/** What an archive may be before it is refused. */
export interface ArchiveLimits {
  /** Entries of a ZIP archive, folders among them. */
  maxEntries: number;
  /** Bytes of all that is in it, unpacked. */
  maxUnpackedBytes: number;
  /**
   * How many times its packed size anything in it may be; not asked of what
   * has less than 64 MiB unpacked.
   */
  maxRatio: number;
  /** UTF-8 bytes of the texts that cells of a workbook share, which are held in memory. */
  maxStringBytes: number;
}

/** 1,000 entries, 20 GiB unpacked, 200 times the packed size, 128 MiB of shared texts. */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 1000,
  maxUnpackedBytes: 20 * 1024 ** 3,
  maxRatio: 200,
  maxStringBytes: 128 * 1024 ** 2,
};
