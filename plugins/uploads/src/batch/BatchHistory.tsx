import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RelativeTime, StateChip } from '@tieout/plugin-tenants-react';
import type { BatchEvent } from '@tieout/plugin-uploads-common';
import { actorName } from '../batches/batchColumns';
import { Section } from './Section';

/** Props of {@link BatchHistory}. */
export interface BatchHistoryProps {
  events: readonly BatchEvent[];
  /** What the page already says of the failure. */
  told?: string;
}

/** Each change of state, the newest first: who or what made it, and why. */
export function BatchHistory(props: BatchHistoryProps) {
  const { events, told } = props;
  const newestFirst = [...events].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
  return (
    <Section title="History">
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {newestFirst.map(event => (
          <Typography
            component="li"
            variant="body2"
            key={event.eventId}
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: 'wrap',
              alignItems: 'center',
              py: 0.5,
            }}
          >
            <RelativeTime at={event.at} />
            <StateChip state={event.toStatus} />
            <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
              by {actorName(event.actor)}
              {event.reason && event.reason !== told && `: ${event.reason}`}
            </Box>
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
