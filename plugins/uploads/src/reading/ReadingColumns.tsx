import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { BatchReading } from '@tieout/plugin-uploads-common';

type Columns = NonNullable<BatchReading['columns']>;

function ColumnNames(props: { title: string; names: readonly string[] }) {
  const { title, names } = props;
  if (names.length === 0) return null;
  return (
    <Typography variant="body2" sx={{ overflowWrap: 'anywhere', mt: 0.5 }}>
      <strong>{title}:</strong> {names.join(', ')}
    </Typography>
  );
}

/** What becomes of the columns of a file, folded away. */
export function ReadingColumns({ columns }: { columns: Columns }) {
  const { mapped, other, personal } = columns;
  return (
    <details>
      <Typography
        component="summary"
        variant="body2"
        sx={{ cursor: 'pointer' }}
      >
        Columns: {formatCount(mapped.length)} understood,{' '}
        {formatCount(other.length)} kept as they are,{' '}
        {formatCount(personal.length)} about persons and not stored
      </Typography>
      <Box sx={{ pl: 2 }}>
        <ColumnNames title="Understood" names={mapped} />
        <ColumnNames title="Kept as they are, under other" names={other} />
        <ColumnNames title="About persons, not stored" names={personal} />
      </Box>
    </details>
  );
}
