import Box from '@mui/material/Box';
import { DataGrid, type GridSortModel } from '@mui/x-data-grid';
import { useNavigate } from 'react-router-dom';
import { gridWords } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import type { BatchColumn } from './batchColumns';
import {
  hideParam,
  isSortField,
  type BatchListState,
  type BatchListView,
} from './batchListView';
import { useUploadsLinks } from '../useUploadsLinks';

/** Props of {@link BatchTable}. */
export interface BatchTableProps {
  batches: readonly Batch[];
  columns: readonly BatchColumn[];
  view: BatchListView;
  loading: boolean;
  onChange: (changes: BatchListState) => void;
}

function sortChange([first]: GridSortModel): BatchListState {
  return first && isSortField(first.field)
    ? { sort: first.field, order: first.sort ?? undefined }
    : { sort: undefined, order: undefined };
}

/** The batches of a page as a table. Arrows move, Enter opens. */
export function BatchTable(props: BatchTableProps) {
  const { batches, columns, view, loading, onChange } = props;
  const navigate = useNavigate();
  const links = useUploadsLinks();
  const hidden = Object.fromEntries(
    view.hiddenColumns.map(field => [field, false]),
  );
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        maxHeight: 'max(420px, calc(100vh - 330px))',
      }}
    >
      <DataGrid
        aria-label="Batches"
        localeText={gridWords}
        rows={batches}
        columns={columns.map(({ definition }) => definition)}
        getRowId={({ batchId }: Batch) => batchId}
        loading={loading}
        density={view.density}
        sortingMode="server"
        sortModel={[{ field: view.sort, sort: view.order }]}
        onSortModelChange={model => onChange(sortChange(model))}
        columnVisibilityModel={hidden}
        onColumnVisibilityModelChange={model =>
          onChange({
            hide: hideParam(
              Object.keys(model).filter(field => model[field] === false),
            ),
          })
        }
        onCellKeyDown={({ row }, event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            navigate(links.batch(row.batchId));
          }
        }}
        disableColumnFilter
        disableRowSelectionOnClick
        hideFooter
        sx={{
          fontVariantNumeric: 'tabular-nums',
          '& .v5-MuiDataGrid-cell': { alignContent: 'center' },
        }}
      />
    </Box>
  );
}
