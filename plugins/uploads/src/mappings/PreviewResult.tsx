import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { DenseTable, formatCount } from '@tieout/plugin-tenants-react';
import type { MappingPreview } from '@tieout/plugin-uploads-common';
import { RejectedTable } from '../batch/RejectedTable';

function cellOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function Records({ records, fields }: MappingPreview) {
  const rank = new Map(fields.map(({ field }, index) => [field, index]));
  const names = [...new Set(records.flatMap(one => Object.keys(one.record)))]
    .filter(name => name !== 'other')
    .sort((a, b) => (rank.get(a) ?? 99) - (rank.get(b) ?? 99));
  const label = (name: string) =>
    fields.find(({ field }) => field === name)?.label ??
    name.replaceAll('_', ' ');
  const amounts = new Set(
    fields.filter(({ value }) => value === 'money').map(({ field }) => field),
  );
  const align = (name: string) => (amounts.has(name) ? 'right' : 'left');
  return (
    <DenseTable label="What would be kept of the first rows" maxHeight={360}>
      <TableHead>
        <TableRow>
          <TableCell align="right">Row</TableCell>
          {names.map(name => (
            <TableCell key={name} align={align(name)}>
              {label(name)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map(({ rowNumber, record }) => (
          <TableRow key={rowNumber}>
            <TableCell align="right">{formatCount(rowNumber)}</TableCell>
            {names.map(name => (
              <TableCell key={name} align={align(name)}>
                {cellOf(record[name])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}

/** What a mapping would make of the first rows of a file, or what is missing. */
export function PreviewResult({ preview }: { preview: MappingPreview }) {
  const { problems, failure, records, rejectedRows } = preview;
  if (problems.length > 0) {
    return (
      <Alert severity="info" variant="outlined">
        To read the file:
        <ul>
          {problems.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <Stack spacing={1.5} sx={{ mt: 1 }}>
      {failure && (
        <Alert severity="error" variant="outlined">
          {failure.message} Code: <code>{failure.code}</code>
        </Alert>
      )}
      <Typography variant="body2" role="status">
        Of the first {formatCount(records.length + rejectedRows.length)} rows{' '}
        {formatCount(records.length)} would be kept and{' '}
        {formatCount(rejectedRows.length)} rejected. Columns that fill no field
        are kept under their names.
      </Typography>
      {records.length > 0 && <Records {...preview} />}
      {rejectedRows.length > 0 && (
        <RejectedTable
          rows={rejectedRows}
          label="Rows that would be rejected"
          maxHeight={280}
        />
      )}
    </Stack>
  );
}
