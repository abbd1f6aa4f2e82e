import { useEffect, useState } from 'react';
import TextField from '@mui/material/TextField';

/** Props of {@link DayField}. */
export interface DayFieldProps {
  label: string;
  /** `YYYY-MM-DD`; empty for none. */
  value: string;
  onChange: (day: string) => void;
}

/**
 * A day to pick or to type. It is taken over when the field is left or Enter is
 * pressed: a year that is being typed passes through years nobody means.
 */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState(value);

  useEffect(() => setDraft(value), [value]);

  const commit = () => {
    if (draft !== value) {
      onChange(draft);
    }
  };

  return (
    <TextField
      label={label}
      type="date"
      size="small"
      value={draft}
      onChange={event => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={event => event.key === 'Enter' && commit()}
      InputLabelProps={{ shrink: true }}
    />
  );
}
