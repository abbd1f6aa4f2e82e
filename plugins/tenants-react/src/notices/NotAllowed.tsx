import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';

/** Props of {@link NotAllowed}. */
export interface NotAllowedProps {
  /** What could not be done: "The batch could not be cancelled". */
  what: string;
  /** The server's own word. */
  message?: string;
}

/** Says that the reader's role in the tenant is too low, and who can raise it. */
export function NotAllowed({ what, message }: NotAllowedProps) {
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>{what}: your role does not allow it</AlertTitle>
      {message} An admin of the tenant can give you a higher role; the home page
      lists its members.
    </Alert>
  );
}
