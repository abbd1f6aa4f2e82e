import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { visuallyHidden } from '@mui/utils';
import { useNow } from '../resource/useNow';
import { formatInstant } from './formatInstant';
import { formatRelative } from './formatRelative';

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601 instant. */
  at: string;
  /** IANA zone of the exact instant; that of the browser unless given. */
  timeZone?: string;
  /** Takes no more room than its words, as text around it is not held in place. Default: false. */
  inSentence?: boolean;
}

/**
 * How long ago something was, with the exact instant and zone on hover, on focus
 * and for screen readers. It ticks without moving what stands beside it.
 */
export function RelativeTime(props: RelativeTimeProps) {
  const instant = new Date(props.at);
  const old = Date.now() - instant.getTime() > 60 * 60 * 1000;
  const now = useNow(old ? 60_000 : 5_000);
  const exact = formatInstant(instant, props.timeZone);
  return (
    <Tooltip title={exact} describeChild>
      <Box
        component="time"
        dateTime={props.at}
        tabIndex={0}
        sx={{
          display: 'inline-block',
          minWidth: props.inSentence ? undefined : '13ch',
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {formatRelative(instant, now)}
        <span style={visuallyHidden}>{`, ${exact}`}</span>
      </Box>
    </Tooltip>
  );
}
