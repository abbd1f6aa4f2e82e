import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { DenseTable } from '@tieout/plugin-tenants-react';
import type { BatchReading } from '@tieout/plugin-uploads-common';
import { decisionsOf, isSure, type ToldDecision } from './decisionsOf';
import { deciderWords } from './readingWords';

function Doubt({ decision }: { decision: ToldDecision }) {
  if (isSure(decision)) return null;
  const percent = Math.floor(decision.confidence * 100);
  return (
    <Typography component="div" variant="caption" color="text.secondary">
      {percent > 0 ? `${percent} % sure` : 'not certain at all'}
    </Typography>
  );
}

/** What was decided about a file, by whom and why. */
export function ReadingDecisions({ plan }: Pick<BatchReading, 'plan'>) {
  return (
    <DenseTable label="What was decided about the file" minWidth={640}>
      <TableHead>
        <TableRow>
          <TableCell>What</TableCell>
          <TableCell>Read as</TableCell>
          <TableCell>Decided by</TableCell>
          <TableCell>Why</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {decisionsOf(plan).map(decision => (
          <TableRow key={decision.what}>
            <TableCell component="th" scope="row">
              {decision.what}
            </TableCell>
            <TableCell>
              {decision.value}
              <Doubt decision={decision} />
            </TableCell>
            <TableCell>{deciderWords[decision.by]}</TableCell>
            <TableCell className="wraps" sx={{ minWidth: 260 }}>
              {decision.evidence}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
