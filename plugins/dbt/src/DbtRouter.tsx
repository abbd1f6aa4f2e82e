import { Route, Routes } from 'react-router-dom';
import { TenantProvider } from '@tieout/plugin-tenants-react';
import { RunPage } from './run/RunPage';
import { RunsPage } from './runs/RunsPage';

/** The pages of the dbt plugin below its path. */
export function DbtRouter() {
  return (
    <TenantProvider>
      <Routes>
        <Route index element={<RunsPage />} />
        <Route path=":runId" element={<RunPage />} />
      </Routes>
    </TenantProvider>
  );
}
