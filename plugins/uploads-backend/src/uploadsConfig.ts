import path from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '@tieout/ingestion';

/** Settings of uploads, read from `tieout`. */
export interface UploadsConfig {
  /** Largest file, in bytes. Default 2 GiB. */
  maxUploadBytes: number;
  /** Folder of the file-system object store. */
  objectStoreDirectory: string;
  /** Age from which an unfinished write counts as left behind, in milliseconds. Default 10 minutes. */
  unfinishedAfterMs: number;
  /** Age from which an object without a batch or inspection is removed, in milliseconds. Default 1 hour. */
  unreferencedAfterMs: number;
  /** What an archive may be before it is refused. */
  archiveLimits: ArchiveLimits;
}

/** @throws Error when `tieout.dataDirectory` and `tieout.objectStore.directory` are both missing */
export function readUploadsConfig(config: RootConfigService): UploadsConfig {
  const tieout = config.getConfig('tieout');
  return {
    maxUploadBytes:
      tieout.getOptionalNumber('uploads.maxBytes') ?? 2 * 1024 ** 3,
    objectStoreDirectory:
      tieout.getOptionalString('objectStore.directory') ??
      path.join(tieout.getString('dataDirectory'), 'objects'),
    unfinishedAfterMs:
      tieout.getOptionalNumber('uploads.unfinishedAfterMs') ?? 10 * 60_000,
    unreferencedAfterMs:
      tieout.getOptionalNumber('uploads.unreferencedAfterMs') ?? 60 * 60_000,
    archiveLimits: readArchiveLimits(tieout),
  };
}

function readArchiveLimits(
  tieout: Pick<RootConfigService, 'getOptionalNumber'>,
): ArchiveLimits {
  const limit = (name: keyof ArchiveLimits) =>
    tieout.getOptionalNumber(`uploads.archives.${name}`) ??
    DEFAULT_ARCHIVE_LIMITS[name];
  return {
    maxEntries: limit('maxEntries'),
    maxUnpackedBytes: limit('maxUnpackedBytes'),
    maxRatio: limit('maxRatio'),
    maxStringBytes: limit('maxStringBytes'),
  };
}
