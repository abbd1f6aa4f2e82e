import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '@tieout/plugin-tenants-react';
import {
  tellInspectionFailure,
  type Inspection,
  type ReadingChoices,
} from '@tieout/plugin-uploads-common';
import { RejectedTable } from '../batch/RejectedTable';
import { ChangeReading } from '../reading/ChangeReading';
import { decisionsOf, isSure } from '../reading/decisionsOf';
import { ReadingColumns } from '../reading/ReadingColumns';
import { ReadingDecisions } from '../reading/ReadingDecisions';
import { ReadingResult } from '../reading/ReadingDetails';
import { kindOfFileWords } from '../reading/readingWords';
import { SettlementDifferences } from '../reading/SettlementDifferences';
import { MapColumnsLink } from '../mappings/MapColumnsLink';
import { BoundBatch } from './BoundBatch';
import { InspectedRowCounts } from './InspectedRowCounts';
import { InspectionQuestions } from './InspectionQuestions';
import { isReadAgain } from './isReadAgain';
import type { UploadItem } from './UploadItem';
import { useUploadsLinks } from '../useUploadsLinks';

function KindOfFile({ inspection }: { inspection: Inspection }) {
  const plan = inspection.reading?.plan;
  const words = plan && kindOfFileWords(plan);
  if (!words) return null;
  return (
    <Typography variant="subtitle1" component="h4" sx={{ m: 0 }}>
      {words}
    </Typography>
  );
}

/** Says what a commit does where the bytes are a batch that came to nothing. */
function BatchReadAgain({ inspection }: { inspection: Inspection }) {
  const links = useUploadsLinks();
  const { existingBatchId, existingBatchStatus } = inspection;
  if (!existingBatchId || !isReadAgain(inspection)) return null;
  return (
    <Typography variant="body2">
      The same bytes are{' '}
      <Link
        component={RouterLink}
        underline="always"
        to={links.batch(existingBatchId)}
      >
        a batch
      </Link>{' '}
      already, which{' '}
      {existingBatchStatus === 'failed' ? 'failed' : 'was cancelled'}. A commit
      has it read again, as shown here.
    </Typography>
  );
}

function Failure({ inspection }: { inspection: Inspection }) {
  const { failure, reading } = inspection;
  // A question is asked in a form of its own.
  if (!failure || reading?.plan.questions.length) return null;
  const { happened, remedy } = tellInspectionFailure(failure);
  return (
    <Alert severity="error" variant="outlined">
      <Box sx={{ overflowWrap: 'anywhere' }}>{happened}</Box>
      {remedy && (
        <Box sx={{ mt: 1 }}>
          <strong>What to do:</strong> {remedy}
        </Box>
      )}
      <Box sx={{ mt: 1 }}>
        Code: <code>{failure.code}</code>
      </Box>
    </Alert>
  );
}

/** Says what a commit leads to where an older batch has a settlement of the file with other content. */
function OtherSettlements({ reading }: Pick<Inspection, 'reading'>) {
  const settlements = reading?.settlements ?? [];
  if (settlements.length === 0) return null;
  return (
    <>
      <Alert severity="warning" variant="outlined">
        {settlements.length === 1
          ? 'The store has a settlement of this file already, with other content.'
          : 'The store has settlements of this file already, with other content.'}{' '}
        Once committed, the batch stops and asks which of the two counts. To
        keep what is there, discard the file.
      </Alert>
      <SettlementDifferences settlements={settlements} />
    </>
  );
}

function FirstRejected({ inspection }: { inspection: Inspection }) {
  const { fileName, rejectedRows = [], rows } = inspection;
  if (rejectedRows.length === 0) return null;
  const total = rows?.rejected ?? rejectedRows.length;
  return (
    <details open>
      <Typography
        component="summary"
        variant="body2"
        sx={{ cursor: 'pointer' }}
      >
        {total > rejectedRows.length
          ? `The first ${formatCount(rejectedRows.length)} of ${formatCount(total)} rejected rows`
          : `Rejected rows (${formatCount(total)})`}
      </Typography>
      <RejectedTable
        rows={rejectedRows}
        label={`Rejected rows of ${fileName}`}
        maxHeight={280}
      />
    </details>
  );
}

interface ReadingFoldProps {
  inspection: Inspection;
  disabled: boolean;
  onChoices: (choices: ReadingChoices) => void;
}

function ReadingFold({ inspection, disabled, onChoices }: ReadingFoldProps) {
  const { reading, choices, fileName, status } = inspection;
  const unsure = reading && !decisionsOf(reading.plan).every(isSure);
  return (
    <details open={status === 'failed' || unsure}>
      <Typography
        component="summary"
        variant="body2"
        sx={{ cursor: 'pointer' }}
      >
        How it is read
      </Typography>
      <Stack spacing={1.5} sx={{ mt: 1 }}>
        {reading && <ReadingDecisions plan={reading.plan} />}
        {reading?.columns && <ReadingColumns columns={reading.columns} />}
        <ChangeReading
          fileName={fileName}
          reading={reading}
          choices={choices}
          disabled={disabled}
          verb="Look again"
          again={status === 'failed'}
          onChoices={onChoices}
        />
      </Stack>
    </details>
  );
}

/** Props of {@link InspectionResult}. */
export interface InspectionResultProps {
  item: UploadItem;
  onChoices: (choices: ReadingChoices) => void;
}

/** What the look at a file brought, before it is committed, and how to have it read otherwise. */
export function InspectionResult({ item, onChoices }: InspectionResultProps) {
  const { inspection, state } = item;
  if (!inspection) return null;
  const { reading, rows } = inspection;
  const disabled = state === 'inspecting' || state === 'committing';
  return (
    <Stack spacing={1.5} aria-busy={disabled} sx={{ mt: 1 }}>
      <KindOfFile inspection={inspection} />
      <BatchReadAgain inspection={inspection} />
      <BoundBatch inspection={inspection} />
      <Failure inspection={inspection} />
      <MapColumnsLink inspection={inspection} />
      <InspectionQuestions
        item={item}
        disabled={disabled}
        onChoices={onChoices}
      />
      {rows && <InspectedRowCounts rows={rows} />}
      <OtherSettlements reading={reading} />
      {reading && <ReadingResult reading={reading} />}
      <FirstRejected inspection={inspection} />
      <ReadingFold
        inspection={inspection}
        disabled={disabled}
        onChoices={onChoices}
      />
    </Stack>
  );
}
