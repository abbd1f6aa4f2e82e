import { LoggerService } from '@backstage/backend-plugin-api';
import { TieoutDatabase, tryAdvisoryLock } from '@tieout/database';
import { ObjectStore } from '@tieout/object-store';
import { BatchStore } from '@tieout/plugin-uploads-node';
import {
  INSPECTION_KEPT_MS,
  InspectionStore,
} from '../database/InspectionStore';

/** Settings of the {@link OrphanSweep}. */
export interface OrphanSweepOptions {
  database: TieoutDatabase;
  batches: BatchStore;
  inspections: InspectionStore;
  objects: ObjectStore;
  logger: LoggerService;
  /** Age from which an unfinished write counts as left behind, in milliseconds. */
  unfinishedAfterMs: number;
  /** Age from which an object that nothing refers to is removed, in milliseconds. */
  unreferencedAfterMs: number;
}

/**
 * Removes what a crash during an upload left in the object store, and files
 * that were inspected a day ago and never committed. One process at a time.
 */
export class OrphanSweep {
  constructor(private readonly options: OrphanSweepOptions) {}

  async run(signal?: AbortSignal): Promise<void> {
    const { database, batches, inspections, objects, logger } = this.options;
    await tryAdvisoryLock(database.knex, 'tieout:orphan-sweep', async () => {
      await database.withSystem(tx =>
        inspections.removeOlderThan(tx, INSPECTION_KEPT_MS),
      );
      const result = await objects.sweep({
        findReferenced: keys =>
          database.withSystem(tx => batches.findReferencedObjects(tx, keys)),
        olderThanMs: this.options.unreferencedAfterMs,
        tempOlderThanMs: this.options.unfinishedAfterMs,
        signal,
      });
      if (result.objectsRemoved + result.tempFilesRemoved > 0) {
        logger.info('Removed what broken uploads had left behind', {
          objects: String(result.objectsRemoved),
          unfinished: String(result.tempFilesRemoved),
          bytes: String(result.bytesFreed),
        });
      }
    });
  }
}
