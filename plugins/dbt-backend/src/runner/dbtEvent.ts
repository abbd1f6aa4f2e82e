import { z } from 'zod';
import type { DbtProgress } from './DbtRunner';

const nodeInfo = z.object({
  unique_id: z.string(),
  resource_type: z.string(),
  node_name: z.string(),
  node_started_at: z.string().optional(),
  node_finished_at: z.string().optional(),
});

const runResult = z.object({
  status: z.string(),
  message: z.string().nullish(),
  execution_time: z.number().optional(),
  adapter_response: z
    .looseObject({ rows_affected: z.unknown().optional() })
    .optional(),
});

const eventSchema = z.object({
  info: z.object({
    name: z.string(),
    level: z.string(),
    msg: z.string().optional(),
    invocation_id: z.string().optional(),
  }),
  data: z
    .looseObject({
      version: z.string().optional(),
      node_count: z.number().optional(),
      node_info: nodeInfo.optional().catch(undefined),
      run_result: runResult.optional().catch(undefined),
    })
    .catch({}),
});

/** A line of dbt's JSON log, as far as Tieout needs it. */
export type DbtEvent = z.infer<typeof eventSchema>;

/** @returns undefined for a line that is no event: libraries print to the same stream */
export function parseDbtEvent(line: string): DbtEvent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = eventSchema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** What an event says of a run's progress, if it says anything. */
export function progressOf({ info, data }: DbtEvent): DbtProgress | undefined {
  switch (info.name) {
    case 'MainReportVersion':
      return {
        kind: 'version',
        dbtVersion: (data.version ?? '').replace(/^=/, ''),
        invocationId: info.invocation_id ?? '',
      };
    case 'ConcurrencyLine':
      return data.node_count === undefined
        ? undefined
        : { kind: 'total', nodes: data.node_count };
    case 'NodeStart':
    case 'NodeFinished':
      return nodeProgress(info.name, data);
    default:
      return undefined;
  }
}

function nodeProgress(
  name: 'NodeStart' | 'NodeFinished',
  { node_info: node, run_result: result }: DbtEvent['data'],
): DbtProgress | undefined {
  if (!node) return undefined;
  const identity = {
    uniqueId: node.unique_id,
    resourceType: node.resource_type,
    name: node.node_name,
    startedAt: instant(node.node_started_at),
  };
  if (name === 'NodeStart') {
    return { kind: 'node', node: { ...identity, status: 'running' } };
  }
  return {
    kind: 'node',
    node: {
      ...identity,
      status: (result?.status ?? 'unknown').toLocaleLowerCase('en-US'),
      message: result?.message || undefined,
      rowsAffected: rowCount(result?.adapter_response?.rows_affected),
      finishedAt: instant(node.node_finished_at),
      executionSeconds: result?.execution_time,
    },
  };
}

/** dbt writes instants in UTC without saying so. */
function instant(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const date = new Date(/Z|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function rowCount(value: unknown): number | undefined {
  const count = Number(value ?? Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
