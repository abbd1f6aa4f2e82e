import type { TieoutDatabase } from '@tieout/database';

/** Which tenants have batches that wait to be brought into the marts. */
export class WaitingTenants {
  readonly #database: TieoutDatabase;

  constructor(database: TieoutDatabase) {
    this.#database = database;
  }

  /**
   * Ids of the tenants with loaded batches, and with transforming ones: should
   * these belong to a run that died, the next run takes them up.
   */
  async list(): Promise<string[]> {
    const rows = await this.#database.withSystem<{ tenant_id: string }[]>(tx =>
      tx('uploads.data_upload_batches')
        .whereIn('status', ['loaded', 'transforming'])
        .distinct('tenant_id')
        .orderBy('tenant_id'),
    );
    return rows.map(row => row.tenant_id);
  }
}
