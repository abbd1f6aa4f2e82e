import type { ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  describeError,
  mayPass,
  type ErrorDescription,
} from '../api/describeError';
import { NotAllowed } from './NotAllowed';

/** Props of {@link ErrorNotice}. */
export interface ErrorNoticeProps {
  /** What happened, to what: "The sales could not be loaded". */
  title: string;
  error: unknown;
  /** What to do; a fitting word is found from the error unless given. */
  advice?: ReactNode;
  /** The page asks again without being told; the notice says so. Default: false. */
  retrying?: boolean;
  /** Offers a "Try again" button. */
  onRetry?: () => void;
}

function adviceFor(description: ErrorDescription, retrying: boolean): string {
  const { code, status } = description;
  if (retrying && mayPass(description)) {
    return 'This page tries again by itself. If it does not succeed, see that the portal is running, and quote the code to whoever runs it.';
  }
  if (code === 'SERVER_UNREACHABLE') {
    return 'Check that you are online and that the portal is running, then try again.';
  }
  if (status === 401) {
    return 'Your sign-in has ended. Sign in again.';
  }
  if (status === 404) {
    return 'It may have been removed, or it belongs to another tenant. Check the address and the tenant above.';
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return 'Change what was asked for, then try again.';
  }
  return 'Try again in a moment. If it stays, quote the code to whoever runs this portal.';
}

/**
 * A failure on a page: what happened, what to do, and a code to quote. What the
 * reader's role does not allow is told as that.
 */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { title, error, advice, retrying = false, onRetry } = props;
  const description = describeError(error);
  if (description.status === 403) {
    return <NotAllowed what={title} message={description.message} />;
  }
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <AlertTitle>{title}</AlertTitle>
      {description.message} {advice ?? adviceFor(description, retrying)}
      <Box sx={{ mt: 1 }}>
        Code: <code>{description.code}</code>
      </Box>
    </Alert>
  );
}
