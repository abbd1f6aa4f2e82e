import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { BatchReading } from '@tieout/plugin-uploads-common';
import { ControlTotals } from './ControlTotals';
import { ReadingColumns } from './ReadingColumns';
import { ReadingDecisions } from './ReadingDecisions';
import { ReadingTotals } from './ReadingTotals';
import { skippedInWords } from './readingWords';

function SkippedRows({ skipped }: Pick<BatchReading, 'skipped'>) {
  const words = skippedInWords(skipped ?? {});
  if (words.length === 0) return null;
  return (
    <Typography variant="body2">
      Left out as no data: {words.join(', ')}.
    </Typography>
  );
}

/** What the rows of a file add up to, what it states itself, and what was left out. */
export function ReadingResult({ reading }: { reading: BatchReading }) {
  return (
    <>
      <SkippedRows skipped={reading.skipped} />
      <ReadingTotals sums={reading.sums ?? []} />
      <ControlTotals totals={reading.controlTotals ?? []} />
    </>
  );
}

/** How a file was read: what was decided and why, what came of it, and what became of its columns. */
export function ReadingDetails({ reading }: { reading: BatchReading }) {
  return (
    <Stack spacing={1.5} sx={{ mt: 1 }}>
      <ReadingDecisions plan={reading.plan} />
      <ReadingResult reading={reading} />
      {reading.columns && <ReadingColumns columns={reading.columns} />}
    </Stack>
  );
}
