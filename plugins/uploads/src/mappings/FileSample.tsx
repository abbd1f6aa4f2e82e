import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { DenseTable } from '@tieout/plugin-tenants-react';
import type { MappingPreview } from '@tieout/plugin-uploads-common';

const LONGEST_CELL = 80;

function cut(cell: string): string {
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell;
}

/** The first rows of a file as they stand in it. */
export function FileSample(props: Pick<MappingPreview, 'columns' | 'rows'>) {
  const { columns, rows } = props;
  return (
    <DenseTable label="First rows of the file" maxHeight={360}>
      <TableHead>
        <TableRow>
          {columns.map(name => (
            <TableCell key={name}>{cut(name)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((cells, row) => (
          // The rows of a file have no names, and stay in their order.
          // eslint-disable-next-line react/no-array-index-key
          <TableRow key={row}>
            {columns.map((name, index) => (
              <TableCell key={name}>{cut(cells[index] ?? '')}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
