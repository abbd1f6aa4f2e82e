import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import {
  DenseTable,
  formatCount,
  formatInstant,
  formatMoney,
} from '@tieout/plugin-tenants-react';
import type { LandedRow } from '@tieout/plugin-uploads-common';
import { kindWords } from './kindWords';
import { RowLink } from './RowLink';
import { useRowView } from './useRowView';
import { VisibleText } from './VisibleText';

/** Props of {@link RowsTable}. */
export interface RowsTableProps {
  rows: readonly LandedRow[];
  /** Whether the file has records of several kinds. */
  mixed: boolean;
  /** IANA zone in which times are shown. */
  timeZone?: string;
}

function amountOf({ amount, currency }: LandedRow): string {
  if (amount === undefined) return '–';
  return currency === undefined ? amount : formatMoney(amount, currency);
}

/** Rows that were loaded, in the order of the file; the number of a row opens it. */
export function RowsTable({ rows, mixed, timeZone }: RowsTableProps) {
  const { open } = useRowView();
  return (
    <DenseTable label="Rows, table" maxHeight={480} minWidth={900}>
      <TableHead>
        <TableRow>
          <TableCell align="right">Row</TableCell>
          <TableCell align="right">Line</TableCell>
          {mixed && <TableCell>Kind</TableCell>}
          <TableCell>Order</TableCell>
          <TableCell>Key</TableCell>
          <TableCell>Date</TableCell>
          <TableCell align="right">Amount</TableCell>
          <TableCell>Type or status</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(row => (
          <TableRow key={row.rowNumber} hover selected={row.rowNumber === open}>
            <TableCell align="right">
              <RowLink rowNumber={row.rowNumber} />
            </TableCell>
            <TableCell align="right">{formatCount(row.lineNumber)}</TableCell>
            {mixed && <TableCell>{kindWords[row.kind][0]}</TableCell>}
            <TableCell>
              <VisibleText text={row.orderId ?? '–'} />
            </TableCell>
            <TableCell
              className="wraps"
              sx={{ maxWidth: '36ch', overflowWrap: 'anywhere' }}
            >
              <VisibleText text={row.key.join(' · ') || '–'} />
            </TableCell>
            <TableCell>
              {row.at ? formatInstant(new Date(row.at), timeZone) : '–'}
            </TableCell>
            <TableCell align="right">{amountOf(row)}</TableCell>
            <TableCell>{row.type ?? '–'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
