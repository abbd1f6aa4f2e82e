import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  formatBytes,
  saveBlob,
  useTenant,
} from '@tieout/plugin-tenants-react';
import {
  artifactNames,
  type ArtifactName,
  type RunDetail,
} from '@tieout/plugin-dbt-common';
import { dbtApiRef } from '../api/dbtApiRef';

type Artifact = RunDetail['artifacts'][number];

/** Props of {@link ArtifactList}. */
export interface ArtifactListProps {
  runId: string;
  artifacts: Artifact[];
}

// A newer server may keep more than this page can ask for.
function knownArtifacts(artifacts: Artifact[]) {
  return artifactNames.flatMap(name =>
    artifacts
      .filter(artifact => artifact.name === name)
      .map(({ byteSize }) => ({ name, byteSize })),
  );
}

function useArtifactDownload(runId: string) {
  const api = useApi(dbtApiRef);
  const { tenantId } = useTenant().tenant;
  const [failure, setFailure] = useState<unknown>();

  const download = async (name: ArtifactName) => {
    try {
      const blob = await api.downloadArtifact(tenantId, runId, name);
      saveBlob(blob, `${runId.slice(-8)}-${name}`);
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  };

  return { failure, download };
}

/** What dbt left behind, to download. The request carries the reader's sign-in. */
export function ArtifactList({ runId, artifacts }: ArtifactListProps) {
  const { failure, download } = useArtifactDownload(runId);
  const known = knownArtifacts(artifacts);

  return (
    <section>
      <Typography component="h2" variant="h5" gutterBottom>
        Artifacts
      </Typography>
      {failure !== undefined && (
        <ErrorNotice
          title="The artifact could not be downloaded"
          error={failure}
        />
      )}
      {known.length === 0 && (
        <Typography color="text.secondary">
          None yet: dbt writes them when a run ends.
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {known.map(({ name, byteSize }) => (
          <Button
            key={name}
            variant="outlined"
            size="small"
            startIcon={<DownloadIcon />}
            onClick={() => download(name)}
            sx={{ textTransform: 'none' }}
          >
            Download {name} ({formatBytes(byteSize)})
          </Button>
        ))}
      </Box>
    </section>
  );
}
