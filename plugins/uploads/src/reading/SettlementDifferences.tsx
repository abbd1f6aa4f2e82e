import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router-dom';
import { DenseTable, formatCount } from '@tieout/plugin-tenants-react';
import type { SettlementDifference } from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';
import { amountWords } from './ReadingTotals';

/** Settlements that an older batch has with other content, both contents side by side. */
export function SettlementDifferences({
  settlements,
}: {
  settlements: readonly SettlementDifference[];
}) {
  const links = useUploadsLinks();
  const amount = ({ amount: value, currency }: SettlementDifference['here']) =>
    value === undefined ? 'none' : amountWords(value, currency);
  return (
    <DenseTable label="Settlements with two contents" maxHeight={360}>
      <TableHead>
        <TableRow>
          <TableCell>Settlement</TableCell>
          <TableCell>Older batch</TableCell>
          <TableCell align="right">Amount there</TableCell>
          <TableCell align="right">Amount here</TableCell>
          <TableCell align="right">Lines there</TableCell>
          <TableCell align="right">Lines here</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {settlements.map(({ payoutId, batchId, fileName, here, there }) => (
          <TableRow key={`${payoutId} ${batchId}`}>
            <TableCell component="th" scope="row">
              {payoutId}
            </TableCell>
            <TableCell>
              <Link component={RouterLink} to={links.batch(batchId)}>
                {fileName}
              </Link>
            </TableCell>
            <TableCell align="right">{amount(there)}</TableCell>
            <TableCell align="right">{amount(here)}</TableCell>
            <TableCell align="right">{formatCount(there.lines)}</TableCell>
            <TableCell align="right">{formatCount(here.lines)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
