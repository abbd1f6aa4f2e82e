import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { states } from '@tieout/plugin-tenants-react';
import type { RunsShown } from './useRunsView';

const CHOICES: [RunsShown, string][] = [
  ['attention', 'Running or in need of someone'],
  ['all', 'All'],
  ['running', states.running.word],
  ['succeeded', states.succeeded.word],
  ['failed', states.failed.word],
  ['unavailable', states.unavailable.word],
  ['lost', states.lost.word],
];

/** Props of {@link RunsFilter}. */
export interface RunsFilterProps {
  shown: RunsShown;
  onChange: (shown: RunsShown) => void;
}

/** Which runs the list shows. */
export function RunsFilter({ shown, onChange }: RunsFilterProps) {
  return (
    <TextField
      id="runs-shown"
      select
      size="small"
      label="Runs"
      value={shown}
      onChange={event => {
        const choice = CHOICES.find(([value]) => value === event.target.value);
        if (choice) {
          onChange(choice[0]);
        }
      }}
      sx={{ minWidth: 260, alignSelf: 'flex-start' }}
    >
      {CHOICES.map(([value, name]) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
