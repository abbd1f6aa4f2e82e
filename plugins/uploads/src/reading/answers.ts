import type {
  ReadingChoices,
  ReadingQuestion,
} from '@tieout/plugin-uploads-common';
import { changedChoices } from './changedChoices';
import { dateWords, inWords, numberWords } from './readingWords';

/** The chosen option of each question, by what it is about. */
export type Answers = Readonly<
  Partial<Record<ReadingQuestion['about'], string>>
>;

/** The answers that are proposed. */
export function proposedAnswers(
  questions: readonly ReadingQuestion[],
): Answers {
  return Object.fromEntries(
    questions.map(({ about, options, proposed }) => [
      about,
      (options.find(({ value }) => value === proposed) ?? options[0])?.value,
    ]),
  );
}

/** The choices that answers stand for. */
export function choicesOf(answers: Answers): ReadingChoices {
  return changedChoices({}, answers);
}

/** An answer in words: "day before month", or the name of a file. */
export function answerWords(
  about: ReadingQuestion['about'],
  value: string,
): string {
  if (about === 'member') return value;
  return inWords(about === 'dates' ? dateWords : numberWords, value);
}

/** Why a batch is read again: "Answered: decimal comma, day before month". */
export function answerReason({
  member,
  numbers: number,
  dates: date,
}: Answers) {
  const words = [
    ...(member ? [answerWords('member', member)] : []),
    ...(number ? [answerWords('numbers', number)] : []),
    ...(date ? [answerWords('dates', date)] : []),
  ];
  return `Answered: ${words.join(', ')}`;
}
