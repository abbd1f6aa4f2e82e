import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { BatchDetail } from '@tieout/plugin-uploads-common';

/** The batch as the API gives it, folded away. */
export function RawDetail({ detail }: { detail: BatchDetail }) {
  return (
    <details>
      <Typography component="summary" sx={{ cursor: 'pointer' }}>
        Raw detail
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        role="region"
        aria-label="Raw detail as JSON"
        sx={{ overflow: 'auto', maxHeight: 400, fontSize: 12 }}
      >
        {JSON.stringify(detail, null, 2)}
      </Box>
    </details>
  );
}
