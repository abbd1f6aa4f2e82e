import { useId, useState, type FormEvent } from 'react';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTenant } from '@tieout/plugin-tenants-react';
import type { ReadingChoices } from '@tieout/plugin-uploads-common';
import { choicesOf, proposedAnswers, type Answers } from '../reading/answers';
import { QuestionFields } from '../reading/QuestionFields';
import type { UploadItem } from './UploadItem';

/** Props of {@link InspectionQuestions}. */
export interface InspectionQuestionsProps {
  item: UploadItem;
  disabled: boolean;
  onChoices: (choices: ReadingChoices) => void;
}

/** Asks what only a person can tell about an inspected file. */
export function InspectionQuestions(props: InspectionQuestionsProps) {
  const { item, disabled, onChoices } = props;
  const { inspection, destination, file } = item;
  const id = useId();
  const { tenant } = useTenant();
  const questions = inspection?.reading?.plan.questions ?? [];
  const [given, setGiven] = useState<Answers>({});
  if (!inspection || questions.length === 0) return null;
  const answers = { ...proposedAnswers(questions), ...given };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoices({ ...inspection.choices, ...choicesOf(answers) });
  };
  return (
    <Paper
      component="form"
      variant="outlined"
      aria-labelledby={id}
      onSubmit={submit}
      sx={{ p: 2, borderColor: 'warning.main' }}
    >
      <Typography id={id} variant="subtitle1" component="h4" sx={{ m: 0 }}>
        {questions.length === 1 ? 'A question' : 'Questions'} about {file.name}
      </Typography>
      <QuestionFields
        questions={questions}
        answers={answers}
        store={tenant.stores.find(
          ({ storeId }) => storeId === destination.storeId,
        )}
        disabled={disabled}
        onAnswers={setGiven}
      />
      <Button
        type="submit"
        variant="contained"
        disabled={disabled}
        sx={{ mt: 1 }}
      >
        Answer and look again
      </Button>
    </Paper>
  );
}
