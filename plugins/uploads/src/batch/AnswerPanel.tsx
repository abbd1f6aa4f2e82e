import { useId, useState, type FormEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { ErrorNotice, useTenant } from '@tieout/plugin-tenants-react';
import type {
  Batch,
  ReadingChoices,
  ReadingQuestion,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import {
  answerReason,
  choicesOf,
  proposedAnswers,
  type Answers,
} from '../reading/answers';
import { QuestionFields } from '../reading/QuestionFields';
import { LONGEST_REASON } from './ReasonDialog';

/** Props of {@link AnswerPanel}. */
export interface AnswerPanelProps {
  batch: Batch;
  /** What was decided before, and stays. */
  choices: ReadingChoices;
  /** At least one. */
  questions: readonly ReadingQuestion[];
  onChanged: (batch: Batch) => void;
}

/** The answers being given, and the batch read again with them. */
function useAnswering(props: AnswerPanelProps) {
  const { batch, choices, questions, onChanged } = props;
  const api = useApi(uploadsApiRef);
  const [answers, setAnswers] = useState<Answers>(proposedAnswers(questions));
  const [written, setWritten] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const reason = written ?? answerReason(answers);
  const ready = reason.trim() !== '' && !busy;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setError(undefined);
    try {
      onChanged(
        await api.retryBatch(batch, reason.trim(), {
          choices: { ...choices, ...choicesOf(answers) },
        }),
      );
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return {
    answers,
    setAnswers,
    reason,
    setReason: setWritten,
    busy,
    ready,
    error,
    submit,
  };
}

/** Asks what only a person can tell about the file of a batch, and has it read with the answer. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { batch, questions } = props;
  const id = useId();
  const { tenant } = useTenant();
  const answering = useAnswering(props);
  const { answers, busy, error, ready, reason } = answering;
  const mayAct = tenant.role !== 'viewer';
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: 2, borderColor: 'warning.main' }}
    >
      <Typography id={id} variant="h6" component="h2" sx={{ mt: 0 }}>
        {questions.length === 1
          ? 'A question about this file'
          : 'Questions about this file'}
      </Typography>
      <Stack component="form" spacing={2} onSubmit={answering.submit}>
        <QuestionFields
          questions={questions}
          answers={answers}
          store={tenant.stores.find(({ storeId }) => storeId === batch.storeId)}
          disabled={busy || !mayAct}
          onAnswers={answering.setAnswers}
        />
        {mayAct ? (
          <>
            <TextField
              id={`${id}-reason`}
              required
              size="small"
              label="Reason"
              helperText="Kept with the batch, for whoever asks later"
              value={reason}
              onChange={event => answering.setReason(event.target.value)}
              inputProps={{ maxLength: LONGEST_REASON }}
              sx={{ maxWidth: 560 }}
            />
            {error !== undefined && (
              <ErrorNotice
                title="The answer could not be taken"
                error={error}
              />
            )}
            <Box>
              <Button type="submit" variant="contained" disabled={!ready}>
                Answer and read the file
              </Button>
            </Box>
          </>
        ) : (
          <Typography variant="body2">
            Answering needs the role uploader; yours in {tenant.name} is{' '}
            {tenant.role}.
          </Typography>
        )}
      </Stack>
    </Paper>
  );
}
