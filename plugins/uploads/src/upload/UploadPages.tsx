import { Route, Routes } from 'react-router-dom';
import { TenantProvider } from '@tieout/plugin-tenants-react';
import { MapColumnsPage } from '../mappings/MapColumnsPage';
import { MappingListPage } from '../mappings/MappingListPage';
import { UploadPage } from './UploadPage';

/** The upload page and what belongs to it, below one route of the host. */
export function UploadPages() {
  return (
    <TenantProvider>
      <Routes>
        <Route path="/" element={<UploadPage />} />
        <Route path="/mappings" element={<MappingListPage />} />
        <Route
          path="/mappings/files/:inspectionId"
          element={<MapColumnsPage />}
        />
        <Route path="/mappings/batches/:batchId" element={<MapColumnsPage />} />
      </Routes>
    </TenantProvider>
  );
}
