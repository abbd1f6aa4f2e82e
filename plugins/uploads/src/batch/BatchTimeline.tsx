import type { SvgIconComponent } from '@mui/icons-material';
import BlockIcon from '@mui/icons-material/Block';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutline';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import PendingIcon from '@mui/icons-material/PanoramaFishEye';
import ReplacedIcon from '@mui/icons-material/PublishedWithChanges';
import RunningIcon from '@mui/icons-material/PlayCircleOutline';
import UndoneIcon from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  formatDuration,
  RelativeTime,
  states,
  useNow,
} from '@tieout/plugin-tenants-react';
import { isOpen, type BatchDetail } from '@tieout/plugin-uploads-common';
import { batchStages, type BatchStage } from './batchStages';

const icons: Record<BatchStage['state'], SvgIconComponent> = {
  done: CheckCircleIcon,
  current: RunningIcon,
  failed: ErrorIcon,
  cancelled: BlockIcon,
  undone: UndoneIcon,
  replaced: ReplacedIcon,
  pending: PendingIcon,
};

const colors = {
  done: 'success',
  current: 'primary',
  failed: 'error',
  cancelled: 'disabled',
  undone: 'disabled',
  replaced: 'disabled',
  pending: 'disabled',
} as const satisfies Record<BatchStage['state'], string>;

const words: Record<BatchStage['state'], string> = {
  done: 'done',
  current: 'now',
  failed: 'failed here',
  cancelled: 'cancelled here',
  undone: 'undone since',
  replaced: 'replaced since',
  pending: 'still to come',
};

function Stage({ stage }: { stage: BatchStage }) {
  const Icon = icons[stage.state];
  const reached = stage.state !== 'pending';
  return (
    <Box
      component="li"
      aria-current={stage.state === 'current' ? 'step' : undefined}
      sx={{
        flex: '1 1 150px',
        borderTop: 3,
        borderColor: reached ? `${colors[stage.state]}.main` : 'divider',
        pt: 1,
        minHeight: 76,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Icon fontSize="small" color={colors[stage.state]} aria-hidden />
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {states[stage.name].word}
        </Typography>
      </Box>
      <Typography
        variant="body2"
        component="div"
        color="text.secondary"
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {stage.durationMs === undefined
          ? words[stage.state]
          : `${formatDuration(stage.durationMs)}, ${words[stage.state]}`}
        {stage.times > 1 && `, ${stage.times} times`}
        {reached && stage.enteredAt && (
          <Box>
            <RelativeTime at={stage.enteredAt} />
          </Box>
        )}
      </Typography>
    </Box>
  );
}

/** The stages of a batch with the time spent in each. */
export function BatchTimeline({ detail }: { detail: BatchDetail }) {
  const now = useNow(isOpen(detail.batch.status) ? 1_000 : 60_000);
  return (
    <Box
      component="ol"
      aria-label="Stages"
      sx={{
        listStyle: 'none',
        p: 0,
        m: 0,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
      }}
    >
      {batchStages(detail.batch, detail.events, now).map(stage => (
        <Stage key={stage.name} stage={stage} />
      ))}
    </Box>
  );
}
