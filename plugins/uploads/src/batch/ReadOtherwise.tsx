import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useTenant } from '@tieout/plugin-tenants-react';
import {
  canRetry,
  type Batch,
  type BatchDetail,
  type ReadingChoices,
  type RelatedBatch,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { ChangeReading } from '../reading/ChangeReading';
import { ReportKinds } from '../reading/ReportKinds';
import { ReasonDialog } from './ReasonDialog';
import { Section } from './Section';
import { supplementsOf } from './supplementsOf';

/** Props of {@link ReadOtherwise}. */
export interface ReadOtherwiseProps {
  detail: BatchDetail;
  onChanged: (batch: Batch) => void;
}

function Mended({ by }: { by: readonly RelatedBatch[] }) {
  return (
    <Section title="Read it otherwise">
      <Typography variant="body2">
        Rejected rows of this file were corrected in{' '}
        {by.map(({ fileName }) => fileName).join(', ')}. Undo that first: read
        otherwise, the file may have these rows too, and they would count twice.
      </Typography>
    </Section>
  );
}

/** Lets whoever may act have the file of a failed or cancelled batch read in another way. */
export function ReadOtherwise({ detail, onChanged }: ReadOtherwiseProps) {
  const { batch, reading, choices, related } = detail;
  const api = useApi(uploadsApiRef);
  const { tenant } = useTenant();
  const [chosen, setChosen] = useState<ReadingChoices>();
  if (tenant.role === 'viewer' || !(batch.canRetry ?? canRetry(batch.status))) {
    return null;
  }
  const supplements = supplementsOf(related);
  if (supplements.length > 0) return <Mended by={supplements} />;
  return (
    <Section title="Read it otherwise">
      <Typography variant="body2" color="text.secondary">
        Where the file was taken for something that it is not, say how it is
        written.
      </Typography>
      <ReportKinds>
        <ChangeReading
          fileName={batch.fileName}
          reading={reading}
          choices={choices}
          disabled={false}
          verb="Read it so"
          onChoices={setChosen}
        />
      </ReportKinds>
      {chosen && (
        <ReasonDialog
          title="Read the file in this way?"
          verb="Read the file"
          dismiss="Leave it"
          onClose={() => setChosen(undefined)}
          onConfirm={async reason =>
            onChanged(await api.retryBatch(batch, reason, { choices: chosen }))
          }
        >
          <Typography>
            The stored file {batch.fileName} is read again from its first row,
            in the way that you chose. If it comes through, its rows are loaded
            once, in place of whatever an earlier attempt left.
          </Typography>
        </ReasonDialog>
      )}
    </Section>
  );
}
