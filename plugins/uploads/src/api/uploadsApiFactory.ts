import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createUploadsClient } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from './uploadsApiRef';

/** Makes the uploads API, in either kind of host. */
export const uploadsApiFactory = createApiFactory({
  api: uploadsApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: deps => createUploadsClient(deps),
});
