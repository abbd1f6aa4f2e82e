import type {
  BatchDetail,
  ReadingQuestion,
} from '@tieout/plugin-uploads-common';

/** What a person has to answer before a batch can be read; nothing where it failed of something else. */
export function openQuestions({
  batch,
  reading,
}: BatchDetail): readonly ReadingQuestion[] {
  return batch.status === 'failed' && batch.failure?.code === 'NEEDS_ANSWER'
    ? (reading?.plan.questions ?? [])
    : [];
}
