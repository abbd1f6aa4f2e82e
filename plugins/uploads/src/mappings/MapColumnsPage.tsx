import Button from '@mui/material/Button';
import { Link as RouterLink, useParams } from 'react-router-dom';
import {
  describeError,
  EmptyState,
  ErrorNotice,
  LoadingSkeleton,
  TieoutPage,
  useTenant,
} from '@tieout/plugin-tenants-react';
import { MappingEditor } from './MappingEditor';
import { useMappingDraft } from './useMappingDraft';
import type { MappedFile } from './useMappedFile';
import { useUploadsLinks } from '../useUploadsLinks';

function FileGone() {
  const links = useUploadsLinks();
  return (
    <EmptyState
      title="There is no such file"
      action={
        <Button variant="contained" component={RouterLink} to={links.upload}>
          Upload a file
        </Button>
      }
    >
      It was committed or discarded meanwhile, is older than a day, or belongs
      to another tenant. Upload it again, and map its columns then.
    </EmptyState>
  );
}

function NotAllowed() {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  return (
    <EmptyState
      title="Mapping columns needs the role uploader"
      action={
        <Button component={RouterLink} to={links.mappings}>
          See the mappings
        </Button>
      }
    >
      Your role in {tenant.name} is {tenant.role}. An admin of the tenant can
      give you the role.
    </EmptyState>
  );
}

function MapColumns({ file }: { file: MappedFile }) {
  const draft = useMappingDraft(file);
  const { preview, definition, resource, change, changeKind } = draft;
  const { error, retrying, loading, refresh } = resource;
  const status = error === undefined ? undefined : describeError(error).status;
  if (status === 404) return <FileGone />;
  return (
    <>
      {error !== undefined && (
        <ErrorNotice
          title="The file could not be shown"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {!preview && error === undefined && (
        <LoadingSkeleton parts={[200, 60, 300]} label="Loading the file" />
      )}
      {preview && definition && (
        <MappingEditor
          file={file}
          preview={preview}
          definition={definition}
          settled={!loading && error === undefined}
          onChange={change}
          onKind={changeKind}
        />
      )}
    </>
  );
}

/**
 * Maps the columns of a file: `/upload/mappings/files/:inspectionId` and
 * `/upload/mappings/batches/:batchId`. For use below a TenantProvider.
 */
export function MapColumnsPage() {
  const { inspectionId, batchId = '' } = useParams();
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const { tenantId } = tenant;
  const file = inspectionId
    ? { tenantId, inspectionId }
    : { tenantId, batchId };
  return (
    <TieoutPage
      title="Map the columns"
      summary="Say once what the columns of this file hold. Files with the same columns are then read in the same way."
      parent={{ title: 'Upload', to: links.upload }}
      switchTo={links.uploadPath}
    >
      {tenant.role === 'viewer' ? (
        <NotAllowed />
      ) : (
        <MapColumns key={JSON.stringify(file)} file={file} />
      )}
    </TieoutPage>
  );
}
