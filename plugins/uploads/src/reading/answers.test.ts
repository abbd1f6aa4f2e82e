import type { ReadingQuestion } from '@tieout/plugin-uploads-common';
import { dateQuestion } from '../__testUtils__/fixtures';
import { answerReason, choicesOf, proposedAnswers } from './answers';

const numberQuestion: ReadingQuestion = {
  about: 'numbers',
  columns: ['price'],
  samples: ['1.234'],
  options: [
    { value: 'point', reads: '1.234' },
    { value: 'comma', reads: '1234' },
  ],
  proposed: 'comma',
};

describe('answers', () => {
  it('are at first what is proposed, and become choices and a reason', () => {
    const answers = proposedAnswers([numberQuestion, dateQuestion]);
    expect(choicesOf(answers)).toEqual({ numbers: 'comma', dates: 'dmy' });
    expect(answerReason(answers)).toBe(
      'Answered: decimal comma, day before month',
    );
  });

  it('can be the name of a file in an archive', () => {
    const member: ReadingQuestion = {
      about: 'member',
      columns: [],
      samples: [],
      options: [
        { value: 'may.csv', reads: 'Shopify Orders' },
        { value: 'june.csv', reads: 'Shopify Orders' },
      ],
      proposed: 'may.csv',
    };
    const answers = proposedAnswers([member]);
    expect(choicesOf(answers)).toEqual({ member: 'may.csv' });
    expect(answerReason(answers)).toBe('Answered: may.csv');
  });

  it('are at first the first option where the proposed one does not fit the sample', () => {
    const answers = proposedAnswers([{ ...dateQuestion, proposed: 'ymd' }]);
    expect(choicesOf(answers)).toEqual({ dates: 'dmy' });
  });
});
