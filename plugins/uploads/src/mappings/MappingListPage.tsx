import { useState } from 'react';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  EmptyState,
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  TieoutPage,
  useAsyncResource,
  useTenant,
  useViewState,
} from '@tieout/plugin-tenants-react';
import type { Mapping } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { ReasonDialog } from '../batch/ReasonDialog';
import { MappingTable } from './MappingTable';
import { useUploadsLinks } from '../useUploadsLinks';

interface ArchiveDialogProps {
  mapping: Mapping;
  onArchived: () => void;
  onClose: () => void;
}

function ArchiveDialog({ mapping, onArchived, onClose }: ArchiveDialogProps) {
  const api = useApi(uploadsApiRef);
  const { name, batches } = mapping;
  return (
    <ReasonDialog
      destructive
      title={`Archive “${name}”?`}
      verb="Archive mapping"
      dismiss="Keep it in use"
      keptWith="the mapping"
      onClose={onClose}
      onConfirm={async reason => {
        await api.archiveMapping(mapping, reason);
        onArchived();
      }}
    >
      <Typography>
        Files with its columns are not recognised any more.{' '}
        {batches === 0
          ? 'No batch was read by it.'
          : `The ${formatCount(batches)} ${batches === 1 ? 'batch' : 'batches'} that it read ${batches === 1 ? 'stays' : 'stay'} as ${batches === 1 ? 'it is' : 'they are'}.`}
      </Typography>
    </ReasonDialog>
  );
}

function NoMappings({ archived }: { archived: boolean }) {
  const links = useUploadsLinks();
  if (archived) {
    return (
      <EmptyState title="Nothing is archived">
        A mapping that is taken out of use is found here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No mappings yet"
      action={
        <Button variant="contained" component={RouterLink} to={links.upload}>
          Upload a file
        </Button>
      }
    >
      A mapping says what the columns of a file of your own hold. Upload such a
      file: where its columns are not known, the way to map them is shown.
    </EmptyState>
  );
}

function MappingList() {
  const { tenant } = useTenant();
  const { tenantId } = tenant;
  const api = useApi(uploadsApiRef);
  const [view, setView] = useViewState(['archived']);
  const archived = view.archived === 'yes';
  const [leaving, setLeaving] = useState<Mapping>();
  const { value, error, retrying, refresh } = useAsyncResource({
    key: `${tenantId} ${archived}`,
    load: signal => api.listMappings({ tenantId, archived }, { signal }),
  });
  return (
    <Stack spacing={2}>
      <FormControlLabel
        label="Archived ones"
        control={
          <Switch
            checked={archived}
            onChange={event =>
              setView({ archived: event.target.checked ? 'yes' : undefined })
            }
          />
        }
      />
      {error !== undefined && (
        <ErrorNotice
          title="The mappings could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {!value && error === undefined && (
        <LoadingSkeleton parts={[200]} label="Loading mappings" />
      )}
      {value?.length === 0 && <NoMappings archived={archived} />}
      {value && value.length > 0 && (
        <MappingTable
          mappings={value}
          mayChange={!archived && tenant.role !== 'viewer'}
          onArchive={setLeaving}
        />
      )}
      {leaving && (
        <ArchiveDialog
          mapping={leaving}
          onArchived={refresh}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Stack>
  );
}

/** The mappings of a tenant: `/upload/mappings`. For use below a TenantProvider. */
export function MappingListPage() {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  return (
    <TieoutPage
      title="Mappings"
      summary="How files of your own are read: each is known by its columns."
      parent={{ title: 'Upload', to: links.upload }}
    >
      <MappingList key={tenant.tenantId} />
    </TieoutPage>
  );
}
