import { ReadingPlan, ReadingQuestion } from '@tieout/ingestion';

/** What a batch says that waits for the answers to the questions of its plan. */
export function askedOf({ questions }: Pick<ReadingPlan, 'questions'>): string {
  return `The file leaves open ${questions.map(openOf).join(', and ')}. Answer it on the page of the batch, and it is read so.`;
}

function openOf({ about, columns, samples, options }: ReadingQuestion): string {
  switch (about) {
    case 'member':
      return `which of the ${options.length} exports in it is meant`;
    case 'numbers':
      return `whether ${samples[0]} in "${columns[0]}" has thousands or decimals`;
    default:
      return `whether ${samples[0]} in "${columns[0]}" begins with the day or the month`;
  }
}
