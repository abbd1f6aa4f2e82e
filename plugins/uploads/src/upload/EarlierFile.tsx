import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  formatBytes,
  formatCount,
  RelativeTime,
  StateChip,
  type StateName,
} from '@tieout/plugin-tenants-react';
import {
  explainFailure,
  type InspectedRows,
  type InspectionSummary,
} from '@tieout/plugin-uploads-common';

const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});

function stateOf({ status, asks }: InspectionSummary): {
  state: StateName;
  reason?: string;
} {
  if (asks) return { state: 'waiting', reason: 'Waits for your answer' };
  switch (status) {
    case 'waiting':
      return { state: 'waiting', reason: 'Waits for a worker' };
    case 'done':
      return { state: 'waiting', reason: 'Waits for you to commit it' };
    default:
      return { state: status };
  }
}

function rowsInWords({ total, ...rows }: InspectedRows): string {
  const parts = (
    [
      ['new', 'new'],
      ['known', 'already known'],
      ['changed', 'changed'],
      ['rejected', 'rejected'],
    ] as const
  )
    .filter(([name]) => rows[name] > 0)
    .map(([name, words]) => `${formatCount(rows[name])} ${words}`);
  const all = `${formatCount(total)} ${total === 1 ? 'row' : 'rows'}`;
  return parts.length > 0 ? `${all}: ${parts.join(', ')}` : all;
}

/** Props of {@link EarlierFile}. */
export interface EarlierFileProps {
  file: InspectionSummary;
  storeName: string;
  onOpen: () => void;
  onDiscard: () => void;
}

/** A file of an earlier visit: where it stands, and how to take it up again. */
export function EarlierFile(props: EarlierFileProps) {
  const { file, storeName, onOpen, onDiscard } = props;
  const { fileName, byteSize, createdAt, expiresAt, failureCode, asks, rows } =
    file;
  const { state, reason } = stateOf(file);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography
          component="h3"
          sx={{ overflowWrap: 'anywhere', fontWeight: 600, m: 0 }}
        >
          {fileName}
        </Typography>
        <Typography variant="body2" color="text.secondary" component="div">
          {formatBytes(byteSize)} to {storeName}, sent{' '}
          <RelativeTime inSentence at={createdAt} />, kept until{' '}
          {dayAndTime.format(new Date(expiresAt))}
        </Typography>
        {rows && <Typography variant="body2">{rowsInWords(rows)}</Typography>}
        {reason && <Typography variant="body2">{reason}</Typography>}
        {failureCode && !asks && (
          <Typography variant="body2">
            {explainFailure(failureCode).meaning}
          </Typography>
        )}
      </Box>
      <StateChip state={state} />
      <Button
        size="small"
        variant="outlined"
        aria-label={`Open ${fileName}`}
        onClick={onOpen}
      >
        Open
      </Button>
      <Button
        size="small"
        aria-label={`Discard ${fileName}`}
        onClick={onDiscard}
      >
        Discard
      </Button>
    </Box>
  );
}
