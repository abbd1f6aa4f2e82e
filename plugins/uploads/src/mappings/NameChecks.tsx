import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import { withName } from './mappedFields';

/** Props of {@link NameChecks}. */
export interface NameChecksProps {
  /** For screen readers. */
  label: string;
  options: ReadonlyArray<{ value: string; words: string }>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** A choice of any of several names. */
export function NameChecks(props: NameChecksProps) {
  const { label, options, chosen, onChange } = props;
  return (
    <FormGroup row role="group" aria-label={label}>
      {options.map(({ value, words }) => (
        <FormControlLabel
          key={value}
          label={words}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(value)}
              onChange={event =>
                onChange(withName(chosen, value, event.target.checked))
              }
            />
          }
        />
      ))}
    </FormGroup>
  );
}
