import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type {
  BatchReading,
  ReadingQuestion,
} from '@tieout/plugin-uploads-common';
import { aReading } from '../__testUtils__/fixtures';
import { ChangeReading } from './ChangeReading';
import { QuestionFields } from './QuestionFields';
import { ReadingDecisions } from './ReadingDecisions';

const question: ReadingQuestion = {
  about: 'member',
  columns: [],
  samples: [],
  options: [
    { value: 'out/may.csv', reads: 'Shopify Orders' },
    { value: 'out/june.csv', reads: 'Etsy Sold Orders' },
  ],
  proposed: 'out/may.csv',
};

const packed = (
  kind: 'gzip' | 'zip' | 'xlsx',
  parts: string[],
): BatchReading['plan'] =>
  aReading({
    packing: {
      kind,
      part: {
        value: parts[0],
        confidence: 1,
        evidence: 'It is the only one of its kind.',
        by: 'file',
      },
      parts,
    },
  }).plan;

describe('the reading of a packed file', () => {
  it('asks which file of an archive is read, and says what becomes of the others', async () => {
    const onAnswers = jest.fn();
    const { container } = render(
      <QuestionFields
        questions={[question]}
        answers={{ member: 'out/may.csv' }}
        onAnswers={onAnswers}
      />,
    );
    const group = screen.getByRole('group', {
      name: 'Which file of the archive is to be read?',
    });
    expect(group).toHaveTextContent('unpack the archive and upload each');
    expect(
      within(group).getByRole('radio', { name: 'out/may.csv: Shopify Orders' }),
    ).toBeChecked();
    await userEvent.click(within(group).getByRole('radio', { name: /june/ }));
    expect(onAnswers).toHaveBeenCalledWith({ member: 'out/june.csv' });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells which part is read, and why', () => {
    render(<ReadingDecisions plan={packed('xlsx', ['Ventas MX', 'Help'])} />);
    expect(screen.getByRole('row', { name: /^Sheet/ })).toHaveTextContent(
      'SheetVentas MXthe fileIt is the only one of its kind.',
    );
  });

  it.each([
    ['zip', 'File in the archive', { member: 'b' }],
    ['xlsx', 'Sheet', { sheet: 'b' }],
  ] as const)(
    'lets the reader choose another part of %s',
    async (kind, label, choices) => {
      const onChoices = jest.fn();
      render(
        <ChangeReading
          fileName="packed"
          verb="Look again"
          reading={{ plan: packed(kind, ['a', 'b']) }}
          choices={{}}
          disabled={false}
          onChoices={onChoices}
        />,
      );
      await userEvent.selectOptions(
        screen.getByRole('combobox', { name: label }),
        'b',
      );
      await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
      expect(onChoices).toHaveBeenCalledWith(choices);
    },
  );

  it('offers no choice where there is none', () => {
    render(
      <ChangeReading
        fileName="packed"
        verb="Look again"
        reading={{ plan: packed('zip', ['a']) }}
        choices={{}}
        disabled={false}
        onChoices={jest.fn()}
      />,
    );
    expect(
      screen.queryByRole('combobox', { name: 'File in the archive' }),
    ).toBeNull();
  });
});
