import type { TieoutDatabase } from '@tieout/database';

/** Which tenants have batches that wait to be brought into the marts. */
export class WaitingTenants {
  readonly #database: TieoutDatabase;

  constructor(database: TieoutDatabase) {
    this.#database = database;
  }

  /** Ids of the tenants with loaded batches. */
  async list(): Promise<string[]> {
    const rows = await this.#database.withSystem<{ tenant_id: string }[]>(tx =>
      tx('uploads.data_upload_batches')
        .where({ status: 'loaded' })
        .distinct('tenant_id')
        .orderBy('tenant_id'),
    );
    return rows.map(row => row.tenant_id);
  }
}
