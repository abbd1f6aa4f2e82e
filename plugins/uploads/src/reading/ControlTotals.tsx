import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/Check';
import WarningIcon from '@mui/icons-material/WarningAmber';
import { DenseTable, formatCount } from '@tieout/plugin-tenants-react';
import type { ControlTotal } from '@tieout/plugin-uploads-common';
import { controlTies } from './controlTies';
import { amountWords } from './ReadingTotals';

// Those that do not tie come first, so that none of them is left out quietly.
const MOST_SHOWN = 50;

function Verdict({ ties }: { ties: boolean }) {
  const Icon = ties ? CheckIcon : WarningIcon;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}
    >
      <Icon color={ties ? 'success' : 'warning'} fontSize="small" aria-hidden />
      {ties ? 'ties' : 'does not tie'}
    </Box>
  );
}

function ControlRow({ total }: { total: ControlTotal }) {
  const { per, currency, stated, summed, difference } = total;
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {per}
      </TableCell>
      <TableCell align="right">{amountWords(stated, currency)}</TableCell>
      <TableCell align="right">{amountWords(summed, currency)}</TableCell>
      <TableCell align="right">{amountWords(difference, currency)}</TableCell>
      <TableCell>
        <Verdict ties={controlTies(total)} />
      </TableCell>
    </TableRow>
  );
}

/** Totals that the file states beside what its rows add up to, those that do not tie first. */
export function ControlTotals({ totals }: { totals: readonly ControlTotal[] }) {
  if (totals.length === 0) return null;
  const tied = totals.filter(controlTies);
  const sorted = [...totals.filter(total => !controlTies(total)), ...tied];
  const shown = sorted.slice(0, MOST_SHOWN);
  return (
    <Box>
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        {tied.length === totals.length
          ? 'The rows add up to what the file states.'
          : `${formatCount(totals.length - tied.length)} of ${formatCount(
              totals.length,
            )} totals that the file states do not tie with its rows.`}
      </Typography>
      <DenseTable label="Totals that the file states" maxHeight={360}>
        <TableHead>
          <TableRow>
            <TableCell>Settlement or payout</TableCell>
            <TableCell align="right">Stated</TableCell>
            <TableCell align="right">Rows add up to</TableCell>
            <TableCell align="right">Difference</TableCell>
            <TableCell>Tie-out</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(total => (
            <ControlRow key={total.per} total={total} />
          ))}
        </TableBody>
      </DenseTable>
      {sorted.length > shown.length && (
        <Typography variant="body2" color="text.secondary">
          {formatCount(sorted.length - shown.length)} more are not shown.
        </Typography>
      )}
    </Box>
  );
}
