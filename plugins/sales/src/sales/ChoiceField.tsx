import { useId } from 'react';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

/** Props of {@link ChoiceField}. */
export interface ChoiceFieldProps {
  label: string;
  /** Name of the choice of everything: "All stores". */
  all: string;
  value?: string;
  choices: readonly { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}

/** A filter with a few values, or all of them. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, all, value, choices, onChange } = props;
  const id = useId();
  // A value of the URL that is not offered stays visible, to be removed.
  const known =
    !value || choices.some(choice => choice.value === value)
      ? choices
      : [...choices, { value, name: value }];
  return (
    <TextField
      id={id}
      select
      label={label}
      size="small"
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      sx={{ minWidth: 160 }}
    >
      <MenuItem value="">{all}</MenuItem>
      {known.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.name}
        </MenuItem>
      ))}
    </TextField>
  );
}
