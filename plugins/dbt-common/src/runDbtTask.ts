import { z } from 'zod';

/** Identifier of the job that brings a tenant's loaded batches into the marts. */
export const RUN_DBT_TASK = 'run-dbt';

/** Payload of the job {@link RUN_DBT_TASK}. */
export const runDbtPayloadSchema = z.object({ tenantId: z.uuid() });

/** Payload of the job {@link RUN_DBT_TASK}. */
export type RunDbtPayload = z.infer<typeof runDbtPayloadSchema>;

/**
 * What others need to enqueue a run of dbt. One queue for the whole
 * installation, since two runs of dbt must never overlap; one key a tenant, so
 * that many batches loaded at once lead to one run.
 *
 * @example await jobs.enqueue(tx, RUN_DBT, { tenantId });
 */
export const RUN_DBT = {
  identifier: RUN_DBT_TASK,
  payload: runDbtPayloadSchema,
  queue: 'dbt',
  maxAttempts: 3,
  tenantId: (payload: RunDbtPayload) => payload.tenantId,
  jobKey: (payload: RunDbtPayload) => `${RUN_DBT_TASK}:${payload.tenantId}`,
};
