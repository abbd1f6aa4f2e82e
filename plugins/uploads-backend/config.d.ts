export interface Config {
  tieout: {
    /** Folder for files and dbt artifacts. */
    dataDirectory?: string;
    objectStore?: {
      /** Folder of the file-system object store. Default: `objects` in the data folder. */
      directory?: string;
    };
    uploads?: {
      /** Largest file, in bytes. Default 2147483648 (2 GiB). */
      maxBytes?: number;
      /** Age from which an unfinished write is removed, in milliseconds. Default 600000. */
      unfinishedAfterMs?: number;
      /** Age from which an object without a batch or inspection is removed, in milliseconds. Default 3600000. */
      unreferencedAfterMs?: number;
      /** What an archive (.gz, .zip) or workbook (.xlsx) may be before it is refused. */
      archives?: {
        /** Entries of a ZIP archive or parts of a workbook. Default 1000. */
        maxEntries?: number;
        /** Bytes of all that is in it, unpacked. Default 21474836480 (20 GiB). */
        maxUnpackedBytes?: number;
        /** How many times its packed size anything in it may be, from 64 MiB unpacked. Default 200. */
        maxRatio?: number;
        /** Bytes of the texts that cells of a workbook share, held in memory. Default 134217728 (128 MiB). */
        maxStringBytes?: number;
      };
    };
  };
}
