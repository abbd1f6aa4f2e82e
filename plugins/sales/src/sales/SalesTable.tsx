import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DataGrid, useGridApiRef } from '@mui/x-data-grid';
import { gridWords, saveBlob } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { salesColumns, salesRows } from './salesColumns';
import { salesCsv } from './salesCsv';
import { SalesToolbar } from './SalesToolbar';
import { TotalRow } from './TotalRow';
import { PAGE_SIZES, useTableView, type TableView } from './useTableView';

interface SalesGridProps {
  sales: Sales;
  labelledBy: string;
  view: TableView;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [role="combobox"], [role="grid"]',
    ) !== null
  );
}

/** Lets the key T go from anywhere on the page to the table. */
function useTableKey(open: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key.toLowerCase() === 't' && plain && !isTyping(event.target)) {
        event.preventDefault();
        open();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [open]);
}

function SalesGrid({ sales, labelledBy, view }: SalesGridProps) {
  const rows = useMemo(() => salesRows(sales), [sales]);
  const columns = useMemo(
    () => salesColumns([...new Set(sales.days.map(day => day.currency))]),
    [sales],
  );
  const grid = useGridApiRef();
  const save = () => {
    const byId = new Map(rows.map(row => [row.id, row]));
    const sorted = (grid.current?.getSortedRowIds() ?? []).flatMap(
      id => byId.get(String(id)) ?? [],
    );
    const shown = columns.filter(
      ({ field }) => view.visibility[field] !== false,
    );
    saveBlob(
      new Blob([salesCsv(sorted, shown)], { type: 'text/csv;charset=utf-8' }),
      'sales.csv',
    );
  };
  return (
    <DataGrid
      apiRef={grid}
      aria-labelledby={labelledBy}
      localeText={gridWords}
      rows={rows}
      columns={columns}
      density={view.density}
      sortModel={view.sortModel}
      onSortModelChange={view.setSortModel}
      paginationModel={view.pagination}
      onPaginationModelChange={view.setPagination}
      pageSizeOptions={PAGE_SIZES}
      columnVisibilityModel={view.visibility}
      onColumnVisibilityModelChange={view.setVisibility}
      disableColumnFilter
      disableRowSelectionOnClick
      showToolbar
      slots={{ footer: TotalRow, toolbar: SalesToolbar }}
      slotProps={{
        footer: { totals: sales.totals },
        toolbar: {
          density: view.density,
          onDensity: view.setDensity,
          onExport: save,
        },
      }}
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    />
  );
}

/** The figures of the charts as a table, to sort and to export. */
export function SalesTable({ sales }: { sales: Sales }) {
  const view = useTableView();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = useCallback(() => heading.current?.focus(), []);
  useTableKey(open);

  return (
    <Box component="section" aria-labelledby={headingId} sx={{ minWidth: 0 }}>
      <Typography
        id={headingId}
        ref={heading}
        tabIndex={-1}
        component="h2"
        variant="h5"
        gutterBottom
      >
        The same figures as a table
        <Box component="span" sx={{ typography: 'caption', ml: 1 }}>
          key T leads here
        </Box>
      </Typography>
      <Box sx={{ height: 560, display: 'flex', flexDirection: 'column' }}>
        <SalesGrid sales={sales} labelledBy={headingId} view={view} />
      </Box>
    </Box>
  );
}
