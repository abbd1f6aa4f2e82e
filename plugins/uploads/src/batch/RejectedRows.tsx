import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useApi } from '@backstage/core-plugin-api';
import {
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

const numeric = { fontVariantNumeric: 'tabular-nums' } as const;

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

function RejectedTable({ rows }: { rows: readonly RejectedRow[] }) {
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label="Rejected rows, table"
      sx={{ maxHeight: 480 }}
    >
      <Table size="small" stickyHeader sx={{ minWidth: 760 }}>
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
              <TableCell align="right" sx={numeric}>
                {formatCount(row.rowNumber)}
              </TableCell>
              <TableCell align="right" sx={numeric}>
                {formatCount(row.lineNumber)}
              </TableCell>
              <TableCell>{row.column ?? 'the whole row'}</TableCell>
              <TableCell>
                <RowCode code={row.code} />
              </TableCell>
              <TableCell>{row.message}</TableCell>
              <TableCell>
                <Box
                  component="pre"
                  sx={{
                    m: 0,
                    fontSize: 12,
                    maxWidth: '60ch',
                    maxHeight: '6em',
                    overflow: 'auto',
                    whiteSpace: 'pre-wrap',
                    overflowWrap: 'anywhere',
                  }}
                >
                  {row.original}
                </Box>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
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
