import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { GridDensity } from '@mui/x-data-grid';

const NAMES: Record<GridDensity, string> = {
  compact: 'Dense',
  standard: 'Normal',
  comfortable: 'Airy',
};

/** Props of {@link DensityChoice}. */
export interface DensityChoiceProps {
  value: GridDensity;
  onChange: (density: GridDensity) => void;
}

/** How close the rows of a table stand. */
export function DensityChoice({ value, onChange }: DensityChoiceProps) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Row density"
      value={value}
      onChange={(_event, density: GridDensity | null) =>
        density && onChange(density)
      }
    >
      {(['compact', 'standard', 'comfortable'] as const).map(density => (
        <ToggleButton key={density} value={density} sx={{ py: 0.25 }}>
          {NAMES[density]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
