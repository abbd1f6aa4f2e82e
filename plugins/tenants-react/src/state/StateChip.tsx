import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { roleColors } from './roleColors';
import { stateIcons } from './stateIcons';
import { states, type StateName } from './states';

/** Props of {@link StateChip}. */
export interface StateChipProps {
  state: StateName;
  /** Why, or for what it waits: shown on hover and on focus. */
  reason?: string;
  /** Default: small. */
  size?: 'small' | 'medium';
}

/** A state as one word, one icon and one colour, the same on every page. */
export function StateChip(props: StateChipProps) {
  const { state, reason, size = 'small' } = props;
  const { word, role } = states[state];
  const Icon = stateIcons[state];
  const chip = (
    <Chip
      component="span"
      size={size}
      label={word}
      icon={<Icon aria-hidden />}
      tabIndex={reason ? 0 : undefined}
      data-role={role}
      sx={theme => {
        const { color, background } = roleColors[theme.palette.mode][role];
        return {
          // Hosts style version 4 chips with an outer margin; rows stay dense.
          margin: 0,
          fontWeight: 600,
          color,
          backgroundColor: background,
          '& .v5-MuiChip-icon': { color: 'inherit' },
        };
      }}
    />
  );
  // The state is the chip's name; the reason only describes it.
  return reason ? (
    <Tooltip title={reason} describeChild>
      {chip}
    </Tooltip>
  ) : (
    chip
  );
}
