import { z } from 'zod';

/** Identifier of the job that runs dbt for a tenant. */
export const RUN_DBT_TASK = 'run-dbt';

/** What the job needs to know. */
export const runDbtPayloadSchema = z.object({ tenantId: z.uuid() });

/** Payload of the job that runs dbt. */
export type RunDbtPayload = z.infer<typeof runDbtPayloadSchema>;

/**
 * What it takes to enqueue a dbt run for a tenant. Waiting requests of a
 * tenant are one; runs follow each other and never overlap.
 */
export const RUN_DBT = {
  identifier: RUN_DBT_TASK,
  payload: runDbtPayloadSchema,
  tenantId: (p: RunDbtPayload) => p.tenantId,
  jobKey: (p: RunDbtPayload) => `${RUN_DBT_TASK}:${p.tenantId}`,
  queue: 'dbt',
  maxAttempts: 3,
};
