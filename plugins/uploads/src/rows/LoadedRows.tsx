import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  useAsyncResource,
  useTenant,
  useViewState,
} from '@tieout/plugin-tenants-react';
import type {
  BatchDetail,
  LandedRowPage,
  RecordKind,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { Section } from '../batch/Section';
import { SearchField } from '../batches/SearchField';
import { kindWords, recordKinds } from './kindWords';
import { RowsTable } from './RowsTable';

/** The page of rows that is shown, its filter and what leads to others. */
interface RowsView {
  kind?: RecordKind;
  find?: string;
  cursor?: string;
  filter: (changes: { kind?: string; find?: string }) => void;
  turn: (cursor?: string) => void;
}

function useRowsView(): RowsView {
  const [view, setView] = useViewState(['rows', 'kind', 'find']);
  return {
    kind: recordKinds.find(one => one === view.kind),
    find: view.find,
    cursor: view.rows,
    filter: changes => setView({ ...changes, rows: undefined }),
    turn: rows => setView({ rows }, { push: true }),
  };
}

function Filters({ view, kinds }: { view: RowsView; kinds: RecordKind[] }) {
  return (
    <Stack
      direction="row"
      useFlexGap
      flexWrap="wrap"
      spacing={2}
      sx={{ my: 1 }}
    >
      <SearchField
        label="Order id or part of a key"
        text={view.find ?? ''}
        onSearch={find => view.filter({ find: find.trim() })}
      />
      {kinds.length > 1 && (
        <TextField
          select
          id="rows-kind"
          size="small"
          label="Kind"
          value={view.kind ?? 'all'}
          onChange={({ target }) =>
            view.filter({
              kind: target.value === 'all' ? undefined : target.value,
            })
          }
          sx={{ minWidth: 150 }}
        >
          <MenuItem value="all">All kinds</MenuItem>
          {kinds.map(kind => (
            <MenuItem key={kind} value={kind}>
              {kindWords[kind][1]}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}

function NoRows({ view }: { view: RowsView }) {
  const filtered = view.find !== undefined || view.kind !== undefined;
  return (
    <Box sx={{ py: 2 }}>
      <Typography color="text.secondary">
        {filtered
          ? 'No row that was loaded fits. Order ids and parts of keys are compared whole, as they are in the file.'
          : 'None of the rows that this batch loaded is there any more.'}
      </Typography>
      {filtered && (
        <Button
          size="small"
          onClick={() => view.filter({ find: undefined, kind: undefined })}
        >
          Show all rows
        </Button>
      )}
    </Box>
  );
}

function RowsPager({ view, page }: { view: RowsView; page: LandedRowPage }) {
  const { nextCursor, prevCursor } = page;
  if (!nextCursor && !prevCursor) return null;
  return (
    <Box component="nav" aria-label="Pages of rows">
      <Button size="small" disabled={!view.cursor} onClick={() => view.turn()}>
        First page
      </Button>
      <Button
        size="small"
        disabled={!prevCursor}
        onClick={() => view.turn(prevCursor)}
      >
        Previous page
      </Button>
      <Button
        size="small"
        disabled={!nextCursor}
        onClick={() => view.turn(nextCursor)}
      >
        Next page
      </Button>
    </Box>
  );
}

/** The rows of the file that were loaded: where each is, and what it says of what. */
export function LoadedRows({ detail }: { detail: BatchDetail }) {
  const { batch, reading } = detail;
  const { tenantId, batchId, loadedAt, rowsLoaded = 0 } = batch;
  const { tenant } = useTenant();
  const api = useApi(uploadsApiRef);
  const view = useRowsView();
  const { kind, find, cursor } = view;
  const page = useAsyncResource({
    key: JSON.stringify([tenantId, batchId, loadedAt, kind, find, cursor]),
    load: signal =>
      api.listRows(
        { tenantId, batchId },
        { kind, q: find, cursor },
        { signal },
      ),
    keepPrevious: true,
  });
  const kinds = recordKinds.filter(one =>
    reading?.sums?.some(sum => sum.kind === one),
  );
  const store = tenant.stores.find(one => one.storeId === batch.storeId);
  return (
    <Section title={`Rows (${formatCount(rowsLoaded)})`}>
      <Filters view={view} kinds={kinds} />
      {page.error !== undefined && (
        <ErrorNotice
          title="The rows could not be loaded"
          error={page.error}
          retrying={page.retrying}
          onRetry={page.refresh}
        />
      )}
      {!page.value && page.error === undefined && (
        <LoadingSkeleton parts={[300]} label="Loading rows" />
      )}
      {page.value?.items.length === 0 && <NoRows view={view} />}
      {page.value && page.value.items.length > 0 && (
        <RowsTable
          rows={page.value.items}
          mixed={kinds.length > 1}
          timeZone={store?.timeZone}
        />
      )}
      {page.value && <RowsPager view={view} page={page.value} />}
    </Section>
  );
}
