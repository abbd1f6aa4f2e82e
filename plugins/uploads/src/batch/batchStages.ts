import type {
  Batch,
  BatchEvent,
  BatchStatus,
} from '@tieout/plugin-uploads-common';

/** The stages of a batch without trouble, in their order. */
const stageOrder = [
  'received',
  'parsing',
  'loaded',
  'transforming',
  'ready',
] as const satisfies readonly BatchStatus[];

/** Name of a stage: the state a batch has while it is in it. */
export type StageName = (typeof stageOrder)[number];

/** One stage of a batch's way. */
export interface BatchStage {
  name: StageName;
  state:
    | 'done'
    | 'current'
    | 'failed'
    | 'cancelled'
    | 'undone'
    | 'replaced'
    | 'pending';
  /** When the batch last came into the stage. */
  enteredAt?: string;
  /** Milliseconds spent there, up to now where it still is; none for the end. */
  durationMs?: number;
  /** How often the batch came into the stage. */
  times: number;
}

/**
 * The way of a batch, from its events. Where a stage was gone through more than
 * once, as after a retry, its last time counts.
 */
export function batchStages(
  batch: Batch,
  events: readonly BatchEvent[],
  now: Date,
): BatchStage[] {
  const ordered = [...events].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  const reached = stageOrder.indexOf(stageReached(batch, ordered));
  return stageOrder.map((name, index) => {
    const entries = ordered.filter(event => event.toStatus === name);
    if (index > reached) return { name, state: 'pending', times: 0 };
    const state = index < reached ? 'done' : stateAtEnd(batch);
    const enteredAt =
      entries.at(-1)?.at ??
      (name === 'received' ? batch.receivedAt : undefined);
    const leftAt = enteredAt && leaving(ordered, name, enteredAt);
    const end = state === 'current' ? now : leftAt && new Date(leftAt);
    return {
      name,
      state,
      enteredAt,
      times: entries.length,
      durationMs:
        enteredAt && end && name !== 'ready'
          ? end.getTime() - Date.parse(enteredAt)
          : undefined,
    };
  });
}

function leaving(
  ordered: readonly BatchEvent[],
  stage: StageName,
  enteredAt: string,
): string | undefined {
  return ordered.find(
    event =>
      event.fromStatus === stage &&
      Date.parse(event.at) >= Date.parse(enteredAt),
  )?.at;
}

function stageReached(batch: Batch, ordered: readonly BatchEvent[]): StageName {
  const { status, failure } = batch;
  const current = stageOrder.find(stage => stage === status);
  if (current) return current;
  const left = ordered.findLast(event =>
    stageOrder.some(stage => stage === event.fromStatus),
  );
  const from = stageOrder.find(stage => stage === left?.fromStatus);
  return from ?? (failure?.stage === 'transform' ? 'transforming' : 'parsing');
}

function stateAtEnd({ status }: Batch): BatchStage['state'] {
  switch (status) {
    case 'failed':
    case 'cancelled':
    case 'undone':
    case 'replaced':
      return status;
    default:
      return status === 'ready' ? 'done' : 'current';
  }
}
