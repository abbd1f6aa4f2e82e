import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTenantLink } from '@tieout/plugin-tenants-react';
import type { BatchAddresses } from './watch/endNotice';
import {
  batchesRouteRef,
  batchRouteRef,
  dbtRunRouteRef,
  mapBatchRouteRef,
  mapFileRouteRef,
  mappingsRouteRef,
  salesRouteRef,
  uploadRouteRef,
} from './routes';

/** Addresses of the pages that uploads lead to; all but the path keep the tenant. */
export interface UploadsLinks {
  upload: string;
  /** The upload page with the next file bound to a batch. */
  uploadBound: (
    bond: { replaces: string } | { supplements: string },
    storeId: string,
  ) => string;
  mappings: string;
  /** Where the columns of an inspected file are mapped. */
  mapFile: (inspectionId: string) => string;
  /** Where the columns of a batch's file are mapped. */
  mapBatch: (batchId: string) => string;
  /** Path of the upload page, without a tenant. */
  uploadPath: string;
  batches: (params?: Record<string, string | undefined>) => string;
  batch: (batchId: string) => string;
  /** Path of the list of batches, without a tenant. */
  batchesPath: string;
  /** The sales of a store. Absent where the host has no sales page. */
  sales?: (storeId: string) => string;
  /** Where a notice about a batch leads. */
  addresses: (batchId: string, storeId: string) => BatchAddresses;
  /** Absent where the host has no dbt runs. */
  dbtRun?: (runId: string) => string;
}

/** Makes the links of this plugin, wherever the host has mounted its pages. */
export function useUploadsLinks(): UploadsLinks {
  const link = useTenantLink();
  const upload = useRouteRef(uploadRouteRef)();
  const mappings = useRouteRef(mappingsRouteRef)();
  const mapFile = useRouteRef(mapFileRouteRef);
  const mapBatch = useRouteRef(mapBatchRouteRef);
  const batchesPath = useRouteRef(batchesRouteRef)();
  const batch = useRouteRef(batchRouteRef);
  const sales = useRouteRef(salesRouteRef)?.();
  const dbtRun = useRouteRef(dbtRunRouteRef);
  return useMemo(() => {
    const salesLink =
      sales === undefined
        ? undefined
        : (storeId: string) => link(sales, { storeId });
    return {
      upload: link(upload),
      uploadBound: (bond, storeId) => link(upload, { ...bond, store: storeId }),
      uploadPath: upload,
      mappings: link(mappings),
      mapFile: inspectionId => link(mapFile({ inspectionId })),
      mapBatch: batchId => link(mapBatch({ batchId })),
      batches: params => link(batchesPath, params),
      batch: batchId => link(batch({ batchId })),
      batchesPath,
      sales: salesLink,
      addresses: (batchId, storeId) => ({
        batch: link(batch({ batchId })),
        batches: link(batchesPath),
        sales: salesLink?.(storeId),
      }),
      dbtRun: dbtRun && (runId => link(dbtRun({ runId }))),
    };
  }, [
    link,
    upload,
    mappings,
    mapFile,
    mapBatch,
    batchesPath,
    batch,
    sales,
    dbtRun,
  ]);
}
