import { useApi } from '@backstage/core-plugin-api';
import { useNavigate } from 'react-router-dom';
import {
  canRetry,
  type BatchKey,
  type InspectionKey,
  type Mapping,
  type ReadingChoices,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { useUploadQueue } from '../upload/useUploadQueue';
import { useUploadsLinks } from '../useUploadsLinks';

/** A stored file whose columns are mapped. */
export type MappedFile = InspectionKey | BatchKey;

/** The choices made for a file, by which its kind was not meant to be decided any more. */
function withoutKind({
  profileId: _,
  profileVersion: __,
  ...choices
}: ReadingChoices): ReadingChoices {
  return choices;
}

/**
 * Has a file read by a mapping that was saved, and leads to where that is
 * seen: an inspected file is looked at again, a failed batch is retried. A
 * batch that came through stays as it is.
 */
export function useMappedFile(
  file: MappedFile,
): (mapping: Mapping) => Promise<void> {
  const api = useApi(uploadsApiRef);
  const navigate = useNavigate();
  const links = useUploadsLinks();
  const { queue, items } = useUploadQueue();

  const lookAgain = async (key: InspectionKey) => {
    const item = items.find(one => one.inspectionId === key.inspectionId);
    const { choices } = await api.getInspection(key);
    if (item) void queue.lookAgain(item.id, withoutKind(choices));
    else await api.inspectAgain(key, withoutKind(choices));
    navigate(links.upload);
  };
  const readAgain = async (key: BatchKey, mapping: Mapping) => {
    const { batch } = await api.getBatch(key);
    if (!canRetry(batch.status) || batch.failure?.stage === 'transform') {
      navigate(links.mappings);
      return;
    }
    const { profileId, version: profileVersion, name } = mapping;
    await api.retryBatch(key, `Its columns are mapped by “${name}”`, {
      choices: { profileId, profileVersion },
    });
    navigate(links.batch(key.batchId));
  };
  return mapping =>
    'inspectionId' in file ? lookAgain(file) : readAgain(file, mapping);
}
