import { Route, Routes } from 'react-router-dom';
import { TenantProvider } from '@tieout/plugin-tenants-react';
import { BatchPage } from '../batch/BatchPage';
import { BatchListPage } from './BatchListPage';

/** The list of batches and the page of each, below one route of the host. */
export function BatchesPages() {
  return (
    <TenantProvider>
      <Routes>
        <Route path="/" element={<BatchListPage />} />
        <Route path="/:batchId" element={<BatchPage />} />
      </Routes>
    </TenantProvider>
  );
}
