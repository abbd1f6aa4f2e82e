import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { databaseServiceRef } from '@tieout/database';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { jobsWorkerServiceFactory } from '@tieout/plugin-jobs-node';
import {
  DatabaseTenantDirectory,
  TenantAccess,
  TenantRecord,
  tenantAccessServiceRef,
} from '@tieout/plugin-tenants-node';
import {
  Batch,
  BatchDetail,
  Inspection,
  InspectionStatus,
  JobRun,
} from '@tieout/plugin-uploads-common';
import request from 'supertest';
import uploadsPlugin from '..';

/** Columns of the files that the tests upload. */
export const HEADER =
  'order_id,purchased_at,status,sku,product_name,quantity,currency,item_price';

/** Largest file, in bytes. */
export const LIMIT = 1024 * 1024;

/** A row of an export. */
export const rowOf = (id: string, price = '12.50') =>
  `${id},2026-05-01T10:00:00Z,shipped,SKU-1,Mug,1,USD,${price}`;

/** An export with these rows. */
export const fileOf = (...rows: string[]) =>
  `${[HEADER, ...rows].join('\n')}\n`;

/** Headers of a request by a user. */
export const as = (user: string) => ({
  Authorization: mockCredentials.user.header(`user:default/${user}`),
});

/** Path of the API in a tenant. */
export const api = (tenant: TenantRecord, rest = '') =>
  `/api/uploads/tenants/${tenant.tenantId}${rest}`;

interface UploadOptions {
  tenant?: TenantRecord;
  user?: string;
  fileName?: string;
  storeId?: string;
  /** The batch that the file replaces. */
  replaces?: string;
  /** The batch of which the file holds mended rows. */
  supplements?: string;
  notify?: boolean;
}

const userOf = ({ principal }: BackstageCredentials): string | undefined =>
  typeof principal === 'object' &&
  principal !== null &&
  'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : undefined;

/**
 * The plugin with a worker on a database of its own, and two tenants: `ours`
 * with the uploader ada, `theirs` with eve; viewer is a viewer in both.
 */
export class UploadsPortal {
  /** Awaited before access is decided. */
  beforeAccess: () => Promise<void> = async () => {};

  /** What members were told, in order. */
  readonly notifications: NotificationSendOptions[] = [];

  private constructor(
    private readonly test: TestDatabase,
    /** The data folder. */
    readonly folder: string,
    readonly directory: DatabaseTenantDirectory,
    readonly ours: TenantRecord,
    readonly theirs: TenantRecord,
  ) {}

  #backend?: TestBackend;

  static async start(): Promise<UploadsPortal> {
    const test = await createTestDatabase();
    const directory = await DatabaseTenantDirectory.create(test.database);
    const tenant = (slug: string, member: string) =>
      directory.ensureTenant({
        slug,
        name: slug,
        stores: [
          {
            name: `${slug} store`,
            marketplace: 'other',
            currency: 'USD',
            timeZone: 'UTC',
          },
        ],
        members: [
          { memberRef: member, role: 'uploader' },
          { memberRef: 'user:default/viewer', role: 'viewer' },
        ],
      });
    const portal = new UploadsPortal(
      test,
      await mkdtemp(path.join(tmpdir(), 'tieout-uploads-')),
      directory,
      await tenant('ours', 'user:default/ada'),
      await tenant('theirs', 'user:default/eve'),
    );
    await portal.#startBackend();
    return portal;
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    await this.test.destroy();
    await rm(this.folder, { recursive: true });
  }

  get database() {
    return this.test.database;
  }

  get server() {
    if (!this.#backend) throw new Error('The backend has not started');
    return this.#backend.server;
  }

  get port(): number {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('no address');
    return address.port;
  }

  upload(body: string | Buffer, options: UploadOptions = {}) {
    return this.#send('files', body, options);
  }

  /** Uploads a file to be looked at first. */
  inspect(body: string | Buffer, options: UploadOptions = {}) {
    return this.#send('inspections', body, options);
  }

  /** The inspection of ours once no worker is at it any more. */
  async settleInspection({ inspectionId }: Inspection): Promise<Inspection> {
    const open: InspectionStatus[] = ['waiting', 'running'];
    for (;;) {
      const { body } = await request(this.server)
        .get(api(this.ours, `/inspections/${inspectionId}`))
        .set(as('ada'))
        .expect(200);
      if (!open.includes(body.status)) return body;
      await this.database.knex.raw('select pg_sleep(0.05)');
    }
  }

  /** The batch of ours once it has been read, or could not be, and the ledger says so. */
  async settle({ batchId }: Batch): Promise<BatchDetail> {
    for (;;) {
      const { body } = await request(this.server)
        .get(api(this.ours, `/batches/${batchId}`))
        .set(as('ada'))
        .expect(200);
      const { batch, jobRuns }: BatchDetail = body;
      const open = ['received', 'parsing'].includes(batch.status);
      if (!open && jobRuns.every(run => run.status !== 'running')) return body;
      await this.database.knex.raw('select pg_sleep(0.05)');
    }
  }

  /** The first attempt at a batch of ours that failed, once one has. */
  async untilJobFails({ batchId }: Batch): Promise<JobRun> {
    for (;;) {
      const { body } = await request(this.server)
        .get(api(this.ours, `/batches/${batchId}`))
        .set(as('ada'))
        .expect(200);
      const { jobRuns }: BatchDetail = body;
      const failed = jobRuns.find(({ status }) => status === 'failed');
      if (failed) return failed;
      await this.database.knex.raw('select pg_sleep(0.05)');
    }
  }

  /** Polls until the fact holds; fails the test by its own timeout. */
  async until(fact: () => boolean): Promise<void> {
    while (!fact()) await this.database.knex.raw('select pg_sleep(0.02)');
  }

  async rawRows({ tenantId, batchId }: Batch) {
    return await this.database.withTenant(tenantId, tx =>
      tx('raw.orders')
        .where({ batch_id: batchId })
        .orderBy('row_number')
        .select('row_number', 'order_id', 'payload'),
    );
  }

  #send(
    collection: 'files' | 'inspections',
    body: string | Buffer,
    options: UploadOptions,
  ) {
    const tenant = options.tenant ?? this.ours;
    const storeId = options.storeId ?? tenant.stores[0].storeId;
    const { fileName = 'orders.csv', replaces, supplements, notify } = options;
    return request(this.server)
      .post(api(tenant, `/stores/${storeId}/${collection}`))
      .query({ fileName, replaces, supplements, notify })
      .set(as(options.user ?? 'ada'))
      .set('Content-Type', 'application/octet-stream')
      .send(body);
  }

  // Members are told by their references; the permission framework itself is
  // tried in the tenants plugin.
  get #access(): TenantAccess {
    return {
      authorize: async (credentials, { tenantId, permission }) => {
        await this.beforeAccess();
        const tenant = await this.directory.getTenant(tenantId);
        const user = userOf(credentials);
        const member = tenant?.members.find(m => m.memberRef === user);
        if (!member) throw new NotFoundError('There is no such tenant');
        const reads = permission.attributes.action === 'read';
        if (member.role === 'viewer' && !reads) {
          throw new NotAllowedError('You need the role uploader');
        }
      },
    };
  }

  async #startBackend(): Promise<void> {
    this.#backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            tieout: {
              dataDirectory: this.folder,
              uploads: { maxBytes: LIMIT },
              jobs: { heartbeatMs: 200, deadAfterMs: 2_000 },
            },
          },
        }),
        createServiceFactory({
          service: databaseServiceRef,
          deps: {},
          factory: () => this.database,
        }),
        createServiceFactory({
          service: tenantAccessServiceRef,
          deps: {},
          factory: () => this.#access,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async notification => {
              this.notifications.push(notification);
            },
          }),
        }),
        jobsWorkerServiceFactory,
        uploadsPlugin,
      ],
    });
  }
}
