import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type {
  BatchKey,
  InspectionKey,
  MappingDefinition,
  MappingPreview,
  RecordKind,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';

/** A mapping that is being made, and what it would make of the file so far. */
export interface MappingDraft {
  resource: AsyncResource<MappingPreview>;
  /** The newest one; kept while that of a change is on its way. */
  preview?: MappingPreview;
  /** Absent until the file has been looked at. */
  definition?: MappingDefinition;
  /** Changes were made that are not saved. */
  changed: boolean;
  change: (definition: MappingDefinition) => void;
  /** Begins again with what the names suggest for rows of this kind. */
  changeKind: (kind: RecordKind) => void;
}

/** Begins with what is known or proposed for a file, and previews every change. */
export function useMappingDraft(file: InspectionKey | BatchKey): MappingDraft {
  const api = useApi(uploadsApiRef);
  const [draft, setDraft] = useState<MappingDefinition>();
  const [kind, setKind] = useState<RecordKind>();
  const request = draft ? { definition: draft } : { kind };
  const resource = useAsyncResource({
    key: JSON.stringify([file, request]),
    keepPrevious: true,
    load: signal => api.previewMapping(file, request, { signal }),
  });
  const preview = resource.value;
  return {
    resource,
    preview,
    definition: draft ?? preview?.definition,
    changed: draft !== undefined || kind !== undefined,
    change: setDraft,
    changeKind: next => {
      setDraft(undefined);
      setKind(next);
    },
  };
}
