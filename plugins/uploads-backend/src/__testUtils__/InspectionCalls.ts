import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Inspection } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { api, as, UploadsPortal } from './UploadsPortal';

/** The sample of a settlement: Windows-1252, with one payout of 15 lines. */
export const SETTLEMENT = path.join(
  resolvePackagePath('@tieout/ingestion', 'profiles/amazon-settlement-v2'),
  'sample.txt',
);

/** A settlement whose dates can be read day first and month first. */
export const ambiguousSettlement = async (settlementId: string) =>
  (await readFile(SETTLEMENT, 'latin1'))
    .replaceAll('24680135791', settlementId)
    .replace(/\d\d\.09\.2026/g, '03/04/2026');

/** What ada does with inspections of her tenant. */
export class InspectionCalls {
  constructor(private readonly portal: UploadsPortal) {}

  /** Path of an inspection in the API. */
  path({ inspectionId }: Inspection, rest = ''): string {
    return api(this.portal.ours, `/inspections/${inspectionId}${rest}`);
  }

  act(inspection: Inspection, rest: string, body: object = {}) {
    return request(this.portal.server)
      .post(this.path(inspection, rest))
      .set(as('ada'))
      .send(body);
  }

  /** Uploads a file and waits until it has been looked at. */
  async inspected(
    file: string | Buffer,
    options: Parameters<UploadsPortal['inspect']>[1] = {},
  ): Promise<Inspection> {
    const { body } = await this.portal.inspect(file, options).expect(202);
    return await this.portal.settleInspection(body);
  }

  /** Makes a batch of an inspection and waits until it has been read. */
  async committed(inspection: Inspection) {
    const { body } = await this.act(inspection, '/commit').expect(201);
    return await this.portal.settle(body.batch);
  }

  /** What a batch has in each table of `raw`. */
  async landed(batchId: string) {
    const { database, ours } = this.portal;
    return await database.withTenant(ours.tenantId, async tx => ({
      orders: await tx('raw.orders').where({ batch_id: batchId }),
      transactions: await tx('raw.transactions').where({ batch_id: batchId }),
      payouts: await tx('raw.payouts').where({ batch_id: batchId }),
    }));
  }
}
