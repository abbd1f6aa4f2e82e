import { createApiRef } from '@backstage/core-plugin-api';
import type { UploadsClient } from '@tieout/plugin-uploads-common';

/** Reference of the uploads API; this plugin provides it. */
export const uploadsApiRef = createApiRef<UploadsClient>({
  id: 'plugin.uploads.service',
});
