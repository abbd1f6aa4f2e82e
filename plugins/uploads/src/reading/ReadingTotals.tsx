import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { DenseTable, formatMoney } from '@tieout/plugin-tenants-react';
import type { KindSum } from '@tieout/plugin-uploads-common';
import { recordsInWords } from './readingWords';

/** An amount as its currency is written, or as it stands where no currency is known. */
export function amountWords(amount: string, currency?: string): string {
  return currency ? formatMoney(amount, currency) : amount;
}

/** What the rows add up to, by kind and currency. */
export function ReadingTotals({ sums }: { sums: readonly KindSum[] }) {
  if (sums.length === 0) return null;
  return (
    <DenseTable label="Totals of the rows">
      <TableHead>
        <TableRow>
          <TableCell>Rows</TableCell>
          <TableCell>Currency</TableCell>
          <TableCell align="right">Total</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sums.map(({ kind, currency, records, amount }) => (
          <TableRow key={`${kind} ${currency}`}>
            <TableCell>{recordsInWords(kind, records)}</TableCell>
            <TableCell>{currency ?? 'none given'}</TableCell>
            <TableCell align="right">{amountWords(amount, currency)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
