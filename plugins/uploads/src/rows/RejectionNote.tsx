import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import {
  explainRejection,
  type RowDetail,
} from '@tieout/plugin-uploads-common';
import { VisibleText } from './VisibleText';

/** Why a row was not loaded. */
export function RejectionNote(props: {
  rejection: NonNullable<RowDetail['rejection']>;
}) {
  const { code, column, message } = props.rejection;
  const meaning = explainRejection(code);
  return (
    <Alert severity="warning" variant="outlined" sx={{ alignSelf: 'start' }}>
      <Box sx={{ overflowWrap: 'anywhere' }}>
        <VisibleText text={message} />
      </Box>
      <Box sx={{ mt: 1 }}>
        Column: {column ? <VisibleText text={column} /> : 'the whole row'}
      </Box>
      {meaning && <Box sx={{ mt: 1 }}>{meaning}</Box>}
      <Box sx={{ mt: 1 }}>
        Code: <code>{code}</code>
      </Box>
    </Alert>
  );
}
