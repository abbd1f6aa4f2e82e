import { createContext, useContext, type ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  useAsyncResource,
  useTenant,
} from '@tieout/plugin-tenants-react';
import type { ReportKind } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';

const ReportKindsContext = createContext<readonly ReportKind[]>([]);

/** The kinds of file that are read; none while they are not loaded. */
export function useReportKinds(): readonly ReportKind[] {
  return useContext(ReportKindsContext);
}

/** Loads the kinds of file once for all files that are shown within, and says where that fails. */
export function ReportKinds({ children }: { children: ReactNode }) {
  const api = useApi(uploadsApiRef);
  const { tenantId } = useTenant().tenant;
  const { value, error, retrying, refresh } = useAsyncResource({
    key: tenantId,
    load: signal => api.listReportKinds(tenantId, { signal }),
  });
  return (
    <ReportKindsContext.Provider value={value ?? []}>
      {error !== undefined && (
        <ErrorNotice
          title="The kinds of file could not be listed"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {children}
    </ReportKindsContext.Provider>
  );
}
