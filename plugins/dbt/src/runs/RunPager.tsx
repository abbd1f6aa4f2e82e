import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { RunPage } from '@tieout/plugin-dbt-common';
import type { RunsView } from './useRunsView';

/** How many runs there are, and the way to older and back to the newest. */
export function RunPager({ page, view }: { page: RunPage; view: RunsView }) {
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}
    >
      <Typography variant="body2">
        {formatCount(page.items.length)} of {formatCount(page.total)} runs,
        newest first
      </Typography>
      {view.cursor && (
        <Button size="small" onClick={() => view.setCursor(undefined)}>
          Newest runs
        </Button>
      )}
      {page.nextCursor && (
        <Button size="small" onClick={() => view.setCursor(page.nextCursor)}>
          Older runs
        </Button>
      )}
    </Box>
  );
}
