import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { DataGrid } from '@mui/x-data-grid';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  gridWords,
  LiveNote,
  LoadingSkeleton,
  TieoutPage,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import type { Run, RunPage as Page } from '@tieout/plugin-dbt-common';
import { runRouteRef } from '../routes';
import { DbtStatusNotice } from '../status/DbtStatusNotice';
import { NoRuns } from './NoRuns';
import { RunCards } from './RunCards';
import { runColumns } from './runColumns';
import { RunPager } from './RunPager';
import { RunsFilter } from './RunsFilter';
import { useRuns } from './useRuns';
import { useRunsView } from './useRunsView';

function RunsTable({ page }: { page: Page }) {
  const link = useTenantLink();
  const runPath = useRouteRef(runRouteRef);
  const navigate = useNavigate();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'));
  const linkTo = useCallback(
    (run: Run) => link(runPath({ runId: run.runId })),
    [link, runPath],
  );
  const columns = useMemo(() => runColumns(linkTo), [linkTo]);
  if (narrow) {
    return <RunCards runs={page.items} linkTo={linkTo} />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minWidth: 0 }}>
      <DataGrid
        aria-label="dbt runs"
        localeText={gridWords}
        rows={page.items}
        getRowId={run => run.runId}
        columns={columns}
        density="compact"
        disableColumnSorting
        disableColumnFilter
        disableRowSelectionOnClick
        hideFooter
        onRowClick={({ row }) => navigate(linkTo(row))}
        onCellKeyDown={({ row }, event) => {
          if (event.key === 'Enter') {
            navigate(linkTo(row));
          }
        }}
        sx={{
          fontVariantNumeric: 'tabular-nums',
          '& .v5-MuiDataGrid-row, & .MuiDataGrid-row': { cursor: 'pointer' },
        }}
      />
    </Box>
  );
}

/** The dbt runs of a tenant, first those that need someone. */
export function RunsPage() {
  const view = useRunsView();
  const resource = useRuns(view);
  const { value, error, retrying, refresh } = resource;
  return (
    <TieoutPage
      title="dbt runs"
      summary="Each run builds the marts out of the batches that were loaded since the last one."
    >
      <Stack spacing={2}>
        <DbtStatusNotice />
        <RunsFilter shown={view.shown} onChange={view.setShown} />
        {error !== undefined && (
          <ErrorNotice
            title="The runs could not be loaded"
            error={error}
            retrying={retrying}
            onRetry={refresh}
          />
        )}
        {value && value.items.length > 0 && (
          <>
            <RunsTable page={value} />
            <RunPager page={value} view={view} />
          </>
        )}
        {value && value.items.length === 0 && <NoRuns view={view} />}
        {!value && error === undefined && (
          <LoadingSkeleton parts={[400]} label="Loading runs" />
        )}
        <LiveNote resource={resource} live />
      </Stack>
    </TieoutPage>
  );
}
