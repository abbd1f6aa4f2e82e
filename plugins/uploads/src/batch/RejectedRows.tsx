import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useApi } from '@backstage/core-plugin-api';
import {
  DenseTable,
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  useAsyncResource,
  useViewState,
} from '@tieout/plugin-tenants-react';
import {
  explainRejection,
  type Batch,
  type RejectedRow,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { useDownload } from '../download/useDownload';
import { Section } from './Section';

function RowCode({ code }: { code: string }) {
  const meaning = explainRejection(code);
  return meaning ? (
    <Tooltip title={meaning} describeChild>
      <Box
        component="code"
        tabIndex={0}
        sx={{ textDecoration: 'underline dotted' }}
      >
        {code}
      </Box>
    </Tooltip>
  ) : (
    <code>{code}</code>
  );
}

// A longer text scrolls in its place, and the keyboard must then reach it.
const LONG_TEXT = 1_000;

function OriginalText({ text }: { text: string }) {
  const long = text.length > LONG_TEXT;
  return (
    <Box
      component="pre"
      tabIndex={long ? 0 : undefined}
      sx={{
        m: 0,
        fontSize: 12,
        width: '60ch',
        maxHeight: long ? '20em' : undefined,
        overflow: long ? 'auto' : undefined,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      }}
    >
      {text}
    </Box>
  );
}

function RejectedTable({ rows }: { rows: readonly RejectedRow[] }) {
  return (
    <DenseTable label="Rejected rows, table" maxHeight={480} minWidth={900}>
      <TableHead>
        <TableRow>
          <TableCell align="right">Row</TableCell>
          <TableCell align="right">Line</TableCell>
          <TableCell>Column</TableCell>
          <TableCell>Code</TableCell>
          <TableCell>What is wrong</TableCell>
          <TableCell>Original text</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(row => (
          <TableRow key={row.rowNumber}>
            <TableCell align="right">{formatCount(row.rowNumber)}</TableCell>
            <TableCell align="right">{formatCount(row.lineNumber)}</TableCell>
            <TableCell>{row.column ?? 'the whole row'}</TableCell>
            <TableCell>
              <RowCode code={row.code} />
            </TableCell>
            <TableCell className="wraps" sx={{ minWidth: 260 }}>
              {row.message}
            </TableCell>
            <TableCell>
              <OriginalText text={row.original} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}

function DownloadRejected({ batch }: { batch: Batch }) {
  const api = useApi(uploadsApiRef);
  const { start, running, error } = useDownload();
  return (
    <>
      <Button
        size="small"
        disabled={running}
        onClick={() =>
          start(
            () => api.downloadRejectedRows(batch),
            `rejected-rows-${batch.batchId}.csv`,
          )
        }
      >
        Download as CSV
      </Button>
      {error !== undefined && (
        <ErrorNotice
          title="The rejected rows could not be downloaded"
          error={error}
        />
      )}
    </>
  );
}

interface RejectedPagerProps {
  /** Of the page shown; absent on the first. */
  cursor?: string;
  next?: string;
  onTurn: (cursor?: string) => void;
}

function RejectedPager({ cursor, next, onTurn }: RejectedPagerProps) {
  if (!cursor && !next) return null;
  return (
    <Box component="nav" aria-label="Pages of rejected rows">
      <Button size="small" disabled={!cursor} onClick={() => onTurn()}>
        First page
      </Button>
      <Button size="small" disabled={!next} onClick={() => onTurn(next)}>
        Next page
      </Button>
    </Box>
  );
}

/** The rows of the file that were not loaded, each with its reason. */
export function RejectedRows({ batch }: { batch: Batch }) {
  const api = useApi(uploadsApiRef);
  const [{ rejected: cursor }, setView] = useViewState(['rejected']);
  const { tenantId, batchId, rowsRejected = 0 } = batch;
  const page = useAsyncResource({
    key: [tenantId, batchId, cursor, batch.loadedAt].join(' '),
    load: signal =>
      api.listRejectedRows({ tenantId, batchId }, { cursor }, { signal }),
    keepPrevious: true,
  });
  return (
    <Section
      title={`Rejected rows (${formatCount(rowsRejected)})`}
      actions={<DownloadRejected batch={batch} />}
    >
      {page.error !== undefined && (
        <ErrorNotice
          title="The rejected rows could not be loaded"
          error={page.error}
          retrying={page.retrying}
          onRetry={page.refresh}
        />
      )}
      {page.value && <RejectedTable rows={page.value.items} />}
      {!page.value && page.error === undefined && (
        <LoadingSkeleton parts={[200]} label="Loading rejected rows" />
      )}
      <RejectedPager
        cursor={cursor}
        next={page.value?.nextCursor}
        onTurn={rejected => setView({ rejected }, { push: true })}
      />
    </Section>
  );
}
