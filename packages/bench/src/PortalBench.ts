import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { followBatch, RunningPortal } from '@tieout/acceptance';
import { PostgresDatabase } from '@tieout/database';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import { OrdersFileSpec, ordersFile } from '@tieout/samples';
import { z } from 'zod';

const timesSchema = z.object({
  batch: z.object({ receivedAt: z.string(), readyAt: z.string() }),
});

/** A portal with one tenant and one store, on which is measured what users feel. */
export class PortalBench {
  private constructor(
    readonly portal: RunningPortal,
    readonly tenantId: string,
    readonly storeId: string,
  ) {}

  static async start(): Promise<PortalBench> {
    const portal = await RunningPortal.start({ args: ['--no-demo'] });
    const url = portal.state().databaseUrl;
    if (!url) throw new Error('The portal has no database');
    const database = new PostgresDatabase({ url });
    try {
      const directory = await DatabaseTenantDirectory.create(database);
      const tenant = await directory.ensureTenant({
        slug: 'bench',
        name: 'Bench',
        stores: [
          {
            name: 'Bench',
            marketplace: 'other',
            currency: 'GBP',
            timeZone: 'Europe/London',
          },
        ],
        members: [{ memberRef: 'user:development/guest', role: 'admin' }],
      });
      return new PortalBench(portal, tenant.tenantId, tenant.stores[0].storeId);
    } finally {
      await database.close();
    }
  }

  /** Uploads a generated file; resolves when it is accepted. */
  async upload(spec: OrdersFileSpec): Promise<{ batchId: string }> {
    const { tenantId, storeId } = this;
    const bytes = new Uint8Array(await buffer(ordersFile(spec)));
    // Making a large file holds the event loop up; connections that the server
    // has closed meanwhile must be noticed before one of them is used again.
    await delay(10);
    const { batch } = await this.portal.api.upload(
      { tenantId, storeId, fileName: `${spec.seed}.csv` },
      bytes,
    );
    return batch;
  }

  /** Uploads a file and waits until the marts hold it. @returns seconds from accepted to fresh */
  async untilFresh(spec: OrdersFileSpec, timeoutMs: number): Promise<number> {
    const { tenantId } = this;
    const { batchId } = await this.upload(spec);
    const end = await followBatch(
      this.portal,
      { tenantId, batchId },
      timeoutMs,
    );
    if (end.status !== 'ready') {
      throw new Error(`The batch ended ${end.status}: ${end.failure?.message}`);
    }
    const answer = await this.portal.api.send(
      `/api/uploads/tenants/${tenantId}/batches/${batchId}`,
    );
    const { batch } = timesSchema.parse(await answer.json());
    return (Date.parse(batch.readyAt) - Date.parse(batch.receivedAt)) / 1000;
  }
}
