import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { BatchPage } from '@tieout/plugin-uploads-common';
import type { BatchListState, BatchListView } from './batchListView';

/** Props of {@link BatchPager}. */
export interface BatchPagerProps {
  page: BatchPage;
  view: BatchListView;
  onChange: (changes: BatchListState, options?: { push?: boolean }) => void;
}

/** Leads from page to page and says how much there is. */
export function BatchPager({ page, view, onChange }: BatchPagerProps) {
  const turn = (cursor?: string) => onChange({ cursor }, { push: true });
  return (
    <Box
      component="nav"
      aria-label="Pages"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
    >
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatCount(page.items.length)} of {formatCount(page.total)} batches
      </Typography>
      <TextField
        select
        id="batches-page-size"
        size="small"
        variant="standard"
        label="Rows a page"
        value={view.pageSize}
        onChange={({ target }) => onChange({ size: String(target.value) })}
        sx={{ minWidth: 90 }}
      >
        {[25, 50, 100].map(size => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </TextField>
      <Button
        size="small"
        disabled={!page.prevCursor}
        onClick={() => turn(page.prevCursor)}
      >
        Previous page
      </Button>
      <Button
        size="small"
        disabled={!page.nextCursor}
        onClick={() => turn(page.nextCursor)}
      >
        Next page
      </Button>
      {view.cursor && (
        <Button size="small" onClick={() => turn()}>
          First page
        </Button>
      )}
    </Box>
  );
}
