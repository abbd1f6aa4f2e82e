import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Store } from '@tieout/plugin-tenants-common';
import type { ReadingQuestion } from '@tieout/plugin-uploads-common';
import { answerWords, type Answers } from './answers';

const COLUMNS_NAMED = 3;

function columnsInWords(columns: readonly string[]): string {
  const named = columns.slice(0, COLUMNS_NAMED).map(name => `“${name}”`);
  const rest = columns.length - named.length;
  return rest > 0
    ? `${named.join(', ')} and ${rest} more ${rest === 1 ? 'column' : 'columns'}`
    : named.join(' and ');
}

function questionInWords({ about, columns }: ReadingQuestion): string {
  if (about === 'member') return 'Which file of the archive is to be read?';
  const where = columnsInWords(columns);
  return about === 'dates'
    ? `In which order are the dates in ${where} written?`
    : `What do point and comma stand for in the amounts in ${where}?`;
}

// With the month as a word, and the decimals told in words, a reading cannot be
// as ambiguous as the sample that it explains.
function readingInWords(about: ReadingQuestion['about'], reads: string) {
  if (about === 'dates') {
    const day = Date.parse(`${reads}T00:00:00Z`);
    return Number.isNaN(day)
      ? reads
      : new Intl.DateTimeFormat(undefined, {
          dateStyle: 'long',
          timeZone: 'UTC',
        }).format(day);
  }
  const [whole, decimals = ''] = reads.split('.');
  return /[1-9]/.test(decimals)
    ? `${whole} and ${decimals.replace(/0+$/, '')} after the decimal sign`
    : `${whole}, without decimals`;
}

interface QuestionProps {
  question: ReadingQuestion;
  answer?: string;
  store?: Store;
  disabled: boolean;
  onAnswer: (value: string) => void;
}

function hintInWords({ about, samples }: ReadingQuestion): string {
  return about === 'member'
    ? 'One is read. To have the others too, unpack the archive and upload each by itself.'
    : `No value of the file tells. For instance: ${[...new Set(samples)].join('; ')}`;
}

function OptionLabel(props: {
  question: ReadingQuestion;
  option: ReadingQuestion['options'][number];
  usual: string;
}) {
  const { question, option, usual } = props;
  const { about, samples, proposed } = question;
  const { value, reads } = option;
  if (about === 'member') {
    return (
      <>
        <strong>{value}</strong>: {reads}
      </>
    );
  }
  return (
    <>
      <strong>{answerWords(about, value)}</strong>: {samples[0]} is{' '}
      {readingInWords(about, reads)}
      {value === proposed && ` — proposed, as ${usual}`}
    </>
  );
}

function Question(props: QuestionProps) {
  const { question, answer, store, disabled, onAnswer } = props;
  const usual = store
    ? `usual for ${store.name} (${store.currency}, ${store.timeZone})`
    : 'usual where the store is';
  return (
    <FormControl component="fieldset" disabled={disabled}>
      <FormLabel component="legend">{questionInWords(question)}</FormLabel>
      <Typography variant="body2" color="text.secondary">
        {hintInWords(question)}
      </Typography>
      <RadioGroup
        value={answer ?? ''}
        onChange={event => onAnswer(event.target.value)}
      >
        {question.options.map(option => (
          <FormControlLabel
            key={option.value}
            value={option.value}
            control={<Radio size="small" />}
            sx={{ overflowWrap: 'anywhere' }}
            label={
              <OptionLabel question={question} option={option} usual={usual} />
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

/** Props of {@link QuestionFields}. */
export interface QuestionFieldsProps {
  questions: readonly ReadingQuestion[];
  answers: Answers;
  /** The store whose usage the proposals follow. */
  store?: Store;
  disabled?: boolean;
  onAnswers: (answers: Answers) => void;
}

/** What only a person can tell about a file: each question with what its answers would make of a sample. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { questions, answers, store, disabled = false, onAnswers } = props;
  return (
    <Stack spacing={2}>
      {questions.map(question => (
        <Question
          key={question.about}
          question={question}
          answer={answers[question.about]}
          store={store}
          disabled={disabled}
          onAnswer={value => onAnswers({ ...answers, [question.about]: value })}
        />
      ))}
    </Stack>
  );
}
