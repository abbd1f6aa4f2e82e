import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { InspectedRows } from '@tieout/plugin-uploads-common';

const parts: ReadonlyArray<{
  name: keyof InspectedRows;
  words: string;
  meaning: string;
}> = [
  { name: 'total', words: 'Rows', meaning: 'Rows of data in the file' },
  { name: 'new', words: 'New', meaning: 'No batch of the store has them' },
  {
    name: 'known',
    words: 'Already known',
    meaning: 'A batch of the store has the same row',
  },
  {
    name: 'changed',
    words: 'Changed',
    meaning:
      'A batch of the store has the same order or entry with other content; the newer one counts',
  },
  {
    name: 'rejected',
    words: 'Rejected',
    meaning: 'Would not be loaded, for the reasons given below',
  },
];

/** What would become of the rows of a file, were it committed now. */
export function InspectedRowCounts({ rows }: { rows: InspectedRows }) {
  return (
    <Box
      component="dl"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, m: 0 }}
    >
      {parts.map(({ name, words, meaning }) => (
        <Box key={name}>
          <Typography component="dt" variant="caption" color="text.secondary">
            <Tooltip title={meaning} describeChild>
              <Box
                component="span"
                tabIndex={0}
                sx={{ textDecoration: 'underline dotted' }}
              >
                {words}
              </Box>
            </Tooltip>
          </Typography>
          <Typography
            component="dd"
            sx={{
              m: 0,
              fontVariantNumeric: 'tabular-nums',
              fontWeight: 600,
              color:
                name === 'rejected' && rows.rejected > 0
                  ? 'error.main'
                  : undefined,
            }}
          >
            {formatCount(rows[name])}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
