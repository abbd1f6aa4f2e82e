import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { ErrorNotice } from '@tieout/plugin-tenants-react';

/** Props of {@link ReasonDialog}. */
export interface ReasonDialogProps {
  title: string;
  /** What will be touched. */
  children: ReactNode;
  /** What the confirming button says: a verb. */
  verb: string;
  /** What the other button says. */
  dismiss: string;
  /** What the reason is kept with. Default: the batch. */
  keptWith?: string;
  /** True where the act takes something away. */
  destructive?: boolean;
  /** Acts; the dialog closes when it is through and shows why when it is not. */
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Characters that a reason may have. */
export const LONGEST_REASON = 500;

/** The reason being given, and the act once it is confirmed. */
function useConfirmation({ onConfirm, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = reason.trim() !== '' && !busy;

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { reason, setReason, busy, ready, error, confirm };
}

/** Asks before an act is done: says what it touches and wants a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, verb, dismiss, destructive, onClose } = props;
  const { keptWith = 'the batch' } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { reason, setReason, busy, ready, error, confirm } =
    useConfirmation(props);

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby={id}
      onClose={busy ? undefined : onClose}
      TransitionProps={{ onEntering: () => field.current?.focus() }}
    >
      <form onSubmit={confirm}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            {children}
            <TextField
              inputRef={field}
              required
              multiline
              maxRows={4}
              label="Reason"
              helperText={`Kept with ${keptWith}, for whoever asks later`}
              value={reason}
              onChange={event => setReason(event.target.value)}
              inputProps={{ maxLength: LONGEST_REASON }}
            />
            {error !== undefined && (
              <ErrorNotice title="That could not be done" error={error} />
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            {dismiss}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={destructive ? 'error' : 'primary'}
            disabled={!ready}
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
