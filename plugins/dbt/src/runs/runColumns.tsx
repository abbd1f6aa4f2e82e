import type { GridColDef } from '@mui/x-data-grid';
import { Link } from '@backstage/core-components';
import {
  formatCount,
  formatDuration,
  RelativeTime,
  StateChip,
} from '@tieout/plugin-tenants-react';
import type { Run } from '@tieout/plugin-dbt-common';
import { runDurationMs } from '../run/runSummary';

const figures: GridColDef<Run>[] = [
  {
    field: 'duration',
    headerName: 'Duration',
    width: 120,
    align: 'right',
    headerAlign: 'right',
    valueGetter: (_value, row) =>
      formatDuration(runDurationMs(row, new Date())),
  },
  {
    field: 'nodesDone',
    headerName: 'Nodes done',
    width: 120,
    align: 'right',
    headerAlign: 'right',
    renderCell: ({ row }) =>
      `${formatCount(row.nodesDone)} of ${formatCount(row.nodesTotal)}`,
  },
  {
    field: 'batchIds',
    headerName: 'Batches',
    width: 100,
    align: 'right',
    headerAlign: 'right',
    valueGetter: (_value, row) => row.batchIds.length,
  },
];

/** The columns of the list of runs. `linkTo` gives the address of a run's page. */
export function runColumns(linkTo: (run: Run) => string): GridColDef<Run>[] {
  return [
    {
      field: 'status',
      headerName: 'State',
      width: 150,
      renderCell: ({ row }) => <StateChip state={row.status} />,
    },
    {
      field: 'runId',
      headerName: 'Run',
      width: 130,
      hideable: false,
      renderCell: ({ row, tabIndex }) => (
        <Link to={linkTo(row)} tabIndex={tabIndex}>
          …{row.runId.slice(-8)}
        </Link>
      ),
    },
    {
      field: 'startedAt',
      headerName: 'Started',
      width: 160,
      renderCell: ({ row }) => <RelativeTime at={row.startedAt} />,
    },
    ...figures,
    {
      field: 'failure',
      headerName: 'Reason',
      flex: 1,
      minWidth: 240,
      valueGetter: (_value, row) => row.failure?.message ?? '',
    },
    { field: 'dbtVersion', headerName: 'dbt', width: 90 },
  ];
}
