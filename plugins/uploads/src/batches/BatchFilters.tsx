import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Store } from '@tieout/plugin-tenants-common';
import { formatCount, states } from '@tieout/plugin-tenants-react';
import { batchStatuses, type BatchStatus } from '@tieout/plugin-uploads-common';
import {
  needsMe,
  toggleStatus,
  type BatchListState,
  type BatchListView,
} from './batchListView';
import { SearchField } from './SearchField';

/** Props of {@link BatchFilters}. */
export interface BatchFiltersProps {
  view: BatchListView;
  stores: readonly Store[];
  /** Batches by state, as the other filters leave them; absent while loading. */
  counts?: Record<string, number>;
  onChange: (changes: BatchListState) => void;
}

interface FilterChipProps {
  label: string;
  count?: number;
  chosen: boolean;
  onClick: () => void;
}

function FilterChip({ label, count, chosen, onClick }: FilterChipProps) {
  return (
    <Chip
      size="small"
      label={count === undefined ? label : `${label} ${formatCount(count)}`}
      color={chosen ? 'primary' : 'default'}
      variant={chosen ? 'filled' : 'outlined'}
      aria-pressed={chosen}
      onClick={onClick}
      sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}
    />
  );
}

function sum(
  counts: Record<string, number> | undefined,
  statuses: readonly BatchStatus[],
): number | undefined {
  return (
    counts &&
    statuses.reduce((total, status) => total + (counts[status] ?? 0), 0)
  );
}

function StatusChips({ view, counts, onChange }: BatchFiltersProps) {
  return (
    <Box
      role="group"
      aria-label="State"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      <FilterChip
        label="Open or failed"
        count={sum(counts, needsMe)}
        chosen={view.filter === 'needs-me'}
        onClick={() => onChange({ status: undefined })}
      />
      <FilterChip
        label="All"
        count={sum(counts, batchStatuses)}
        chosen={view.filter === 'all'}
        onClick={() => onChange({ status: 'all' })}
      />
      {batchStatuses.map(status => (
        <FilterChip
          key={status}
          label={states[status].word}
          count={counts && (counts[status] ?? 0)}
          chosen={view.filter === 'picked' && view.statuses.includes(status)}
          onClick={() => onChange({ status: toggleStatus(view, status) })}
        />
      ))}
    </Box>
  );
}

/** The filters of the batch list; each is part of the URL. */
export function BatchFilters(props: BatchFiltersProps) {
  const { view, stores, onChange } = props;
  const known = stores.some(({ storeId }) => storeId === view.storeId);
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
    >
      <SearchField
        label="Search file names"
        text={view.text ?? ''}
        onSearch={q => onChange({ q: q || undefined })}
      />
      <TextField
        select
        id="batches-store"
        size="small"
        label="Store"
        value={known ? view.storeId : 'all'}
        onChange={({ target }) =>
          onChange({
            store: target.value === 'all' ? undefined : target.value,
          })
        }
        sx={{ minWidth: 180 }}
      >
        <MenuItem value="all">All stores</MenuItem>
        {stores.map(store => (
          <MenuItem key={store.storeId} value={store.storeId}>
            {store.name}
          </MenuItem>
        ))}
      </TextField>
      <StatusChips {...props} />
    </Box>
  );
}
