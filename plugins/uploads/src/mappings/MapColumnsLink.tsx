import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import type { BatchReading, Inspection } from '@tieout/plugin-uploads-common';
import { isMapping } from '../reading/readingWords';
import { useUploadsLinks } from '../useUploadsLinks';

function offerOf({ profile, profileTitle }: BatchReading['plan']) {
  if (!profile) return undefined;
  return isMapping(profile.value)
    ? 'Change the mapping'
    : `Not ${profileTitle ?? profile.value}? Map it yourself`;
}

/** Leads to where the columns of an inspected file are mapped: first of all where its kind is not known. */
export function MapColumnsLink({ inspection }: { inspection: Inspection }) {
  const links = useUploadsLinks();
  const { inspectionId, failure, reading, fileName } = inspection;
  const offer = reading && offerOf(reading.plan);
  const to = links.mapFile(inspectionId);
  if (failure?.code === 'HEADER_NOT_RECOGNISED') {
    return (
      <Box>
        <Button
          variant="contained"
          component={RouterLink}
          to={to}
          aria-label={`Map the columns of ${fileName}`}
        >
          Map the columns
        </Button>
      </Box>
    );
  }
  if (!offer) return null;
  return (
    <Typography variant="body2">
      <Link component={RouterLink} to={to}>
        {offer}
      </Link>
    </Typography>
  );
}
