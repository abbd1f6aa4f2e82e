import { Fragment } from 'react';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '@tieout/plugin-tenants-react';
import type {
  Batch,
  BatchDetail,
  RelatedBatch,
} from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';
import { correctedOf, supplementsOf } from './supplementsOf';

function LinkTo({ batchId, fileName }: Pick<Batch, 'batchId' | 'fileName'>) {
  const links = useUploadsLinks();
  return (
    <Link
      component={RouterLink}
      underline="always"
      to={links.batch(batchId)}
      sx={{ overflowWrap: 'anywhere' }}
    >
      {fileName}
    </Link>
  );
}

function Counted({ batch, related }: Pick<BatchDetail, 'batch' | 'related'>) {
  const { rowsRejected = 0 } = batch;
  const corrected = correctedOf(related);
  const left = rowsRejected - corrected;
  return (
    <>
      {formatCount(rowsRejected)} rejected, {formatCount(corrected)} corrected
      in{' '}
      {supplementsOf(related).map((supplement, index) => (
        <Fragment key={supplement.batchId}>
          {index > 0 && ', '}
          <LinkTo {...supplement} />
        </Fragment>
      ))}
      ,{' '}
      {left > 0
        ? `${formatCount(left)} still to correct: the download holds just these.`
        : 'none still to correct.'}
      <Stuck
        supplements={supplementsOf(related).filter(
          ({ status }) => status === 'failed',
        )}
      />
    </>
  );
}

/** A row of a supplement with which dbt failed counts nowhere, and cannot come again. */
function Stuck({ supplements }: { supplements: readonly RelatedBatch[] }) {
  return supplements.map(supplement => (
    <Fragment key={supplement.batchId}>
      {' '}
      dbt failed with <LinkTo {...supplement} />: retry it, or undo it to
      correct its rows anew.
    </Fragment>
  ));
}

function OfSupplement({ whole }: { whole: RelatedBatch }) {
  return (
    <>
      They are still rejected from <LinkTo {...whole} />. Correct them once
      more, and upload them as you did these.
    </>
  );
}

/** Says what became of rejected rows, or what can be done about them. */
export function CorrectedRows({
  batch,
  related,
}: Pick<BatchDetail, 'batch' | 'related'>) {
  const whole = related.find(({ relation }) => relation === 'supplements');
  return (
    <Typography variant="body2" sx={{ mb: 1 }}>
      {whole && <OfSupplement whole={whole} />}
      {!whole && correctedOf(related) > 0 && (
        <Counted batch={batch} related={related} />
      )}
      {!whole &&
        correctedOf(related) === 0 &&
        'Download them, correct their cells, and upload the file here: its rows then become part of this batch.'}
    </Typography>
  );
}
