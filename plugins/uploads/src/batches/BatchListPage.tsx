import { useCallback, useMemo } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import {
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  TieoutPage,
  useTenant,
  useViewState,
} from '@tieout/plugin-tenants-react';
import type { BatchPage } from '@tieout/plugin-uploads-common';
import { LiveStatusNote } from '../live/LiveStatusNote';
import { BatchCards } from './BatchCards';
import { batchColumns } from './batchColumns';
import { BatchesEmpty } from './BatchesEmpty';
import { BatchFilters } from './BatchFilters';
import {
  batchListParams,
  readBatchListView,
  type BatchListState,
  type BatchListView,
} from './batchListView';
import { BatchPager } from './BatchPager';
import { BatchTable } from './BatchTable';
import { exportBatches } from './exportBatches';
import { useBatchList, type BatchList } from './useBatchList';
import { ViewMenu } from './ViewMenu';
import { useUploadsLinks } from '../useUploadsLinks';

/** The view in the URL, and a way to change it that leaves no stale cursor behind. */
function useBatchListView() {
  const [state, setState] = useViewState(batchListParams);
  const view = useMemo(() => readBatchListView(state), [state]);
  const change = useCallback(
    (changes: BatchListState, options?: { push?: boolean }) => {
      const looksOnly = Object.keys(changes).every(
        name => name === 'hide' || name === 'density',
      );
      setState(
        looksOnly ? changes : { cursor: undefined, ...changes },
        options,
      );
    },
    [setState],
  );
  return { view, change };
}

function ListStatus({ list }: { list: BatchList }) {
  const { changedElsewhere, live, resource } = list;
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
      <LiveStatusNote status={live} />
      {changedElsewhere > 0 && (
        <Typography variant="body2" role="status">
          {formatCount(changedElsewhere)} other{' '}
          {changedElsewhere === 1 ? 'batch has' : 'batches have'} changed{' '}
          <Button size="small" onClick={resource.refresh}>
            Refresh
          </Button>
        </Typography>
      )}
    </Box>
  );
}

interface BatchRowsProps {
  list: BatchList;
  page: BatchPage;
  view: BatchListView;
  onChange: (changes: BatchListState, options?: { push?: boolean }) => void;
}

/** The rows of a page with what can be done with them. */
function BatchRows({ list, page, view, onChange }: BatchRowsProps) {
  const { tenant } = useTenant();
  const { stores } = tenant;
  const links = useUploadsLinks();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'));
  const columns = useMemo(
    () => batchColumns({ stores, batchLink: links.batch }),
    [stores, links.batch],
  );
  const batches = page.items;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <ListStatus list={list} />
        <Box sx={{ flex: 1 }} />
        {!narrow && (
          <ViewMenu columns={columns} view={view} onChange={onChange} />
        )}
        <Button
          size="small"
          onClick={() => exportBatches({ batches, columns, view, tenant })}
        >
          Export these rows as CSV
        </Button>
      </Box>
      {narrow ? (
        <BatchCards batches={batches} stores={stores} />
      ) : (
        <BatchTable
          batches={batches}
          columns={columns}
          view={view}
          loading={list.resource.loading}
          onChange={onChange}
        />
      )}
      <BatchPager page={page} view={view} onChange={onChange} />
    </>
  );
}

function BatchListContent() {
  const { tenant } = useTenant();
  const { view, change } = useBatchListView();
  const list = useBatchList(tenant.tenantId, view);
  const { page, resource } = list;
  const inAnyState = Object.values(page?.countsByStatus ?? {}).reduce(
    (total, count) => total + count,
    0,
  );
  return (
    <Stack spacing={2}>
      <BatchFilters
        view={view}
        stores={tenant.stores}
        counts={page?.countsByStatus}
        onChange={change}
      />
      {resource.error !== undefined && (
        <ErrorNotice
          title="The batches could not be loaded"
          error={resource.error}
          retrying={resource.retrying}
          onRetry={resource.refresh}
        />
      )}
      {!page && resource.error === undefined && (
        <LoadingSkeleton parts={[36, 400]} label="Loading batches" />
      )}
      {page && page.items.length === 0 && !resource.loading && (
        <BatchesEmpty view={view} inAnyState={inAnyState} onChange={change} />
      )}
      {page && page.items.length > 0 && (
        <BatchRows list={list} page={page} view={view} onChange={change} />
      )}
    </Stack>
  );
}

/** The list of batches: `/batches`. For use below a TenantProvider. */
export function BatchListPage() {
  const links = useUploadsLinks();
  const { tenant } = useTenant();
  return (
    <TieoutPage
      title="Batches"
      summary="What was uploaded, where it is, and what needs you."
      actions={
        tenant.role === 'viewer' ? undefined : (
          <Button variant="contained" component={RouterLink} to={links.upload}>
            Upload
          </Button>
        )
      }
    >
      <BatchListContent key={tenant.tenantId} />
    </TieoutPage>
  );
}
