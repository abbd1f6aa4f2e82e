import { useId, type ReactNode } from 'react';
import TextField from '@mui/material/TextField';

/** Props of {@link ChoiceField}. */
export interface ChoiceFieldProps {
  label: string;
  value: string;
  /** Values with their words, in the order in which they are offered. */
  options: ReadonlyArray<readonly [value: string, words: string]>;
  helper?: ReactNode;
  required?: boolean;
  error?: boolean;
  onChange: (value: string) => void;
}

/** A choice of one of a few, or of many, in a form. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, value, options, helper, required, error, onChange } = props;
  const id = useId();
  return (
    <TextField
      select
      fullWidth
      id={id}
      size="small"
      label={label}
      value={value}
      helperText={helper}
      required={required}
      error={error}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
