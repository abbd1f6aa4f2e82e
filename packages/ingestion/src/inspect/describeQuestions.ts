import type { ReadingQuestion } from '../plan/ReadingPlan';
import { alignColumns } from './alignColumns';

/** The questions that a file leaves open, and what answers them. */
export function describeQuestions(
  questions: readonly ReadingQuestion[],
): string[] {
  return questions.flatMap(question =>
    question.about === 'member'
      ? describeMembers(question)
      : describeValues(question),
  );
}

function describeMembers({ options }: ReadingQuestion): string[] {
  return [
    'Open question: which file of the archive is to be read?',
    ...alignColumns(
      options.map(({ value, reads }) => [`--member "${value}"`, reads]),
    ),
  ];
}

function describeValues(question: ReadingQuestion): string[] {
  return [
    `Open question: how are ${question.about} written?`,
    ...alignColumns([
      ['columns', question.columns.join(', ')],
      ['samples', question.samples.join('   ')],
    ]),
    ...alignColumns(
      question.options.map(({ value, reads }) => [
        `--${question.about} ${value}`,
        `${question.samples[0]} is ${reads}`,
        value === question.proposed ? 'likeliest, by the store' : '',
      ]),
    ),
  ];
}
