import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import { TenantProvider, tenantsApiRef } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  aReadyBatch,
  northwind,
} from '../__testUtils__/fixtures';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { batchesRouteRef, uploadRouteRef } from '../routes';
import { BatchesCard } from './BatchesCard';

function renderCard(...batches: Batch[]) {
  const { api } = fakeUploadsApi({ details: batches.map(b => aDetail(b)) });
  const tenants = {
    listTenants: async () => [northwind],
    getTenant: async () => ({ ...northwind, members: [] }),
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [uploadsApiRef, api],
        [tenantsApiRef, tenants],
      ]}
    >
      <Routes>
        <Route
          path="/"
          element={
            <TenantProvider>
              <BatchesCard />
            </TenantProvider>
          }
        />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: ['/?tenant=northwind'],
      mountedRoutes: { '/batches': batchesRouteRef, '/upload': uploadRouteRef },
    },
  );
}

describe('the batches on the home page', () => {
  it('count what failed, is in work and waits, each with the way to them', async () => {
    await renderCard(
      aBatch({ batchId: 'b1', status: 'failed' }),
      aBatch({ batchId: 'b2', status: 'parsing' }),
      aBatch({ batchId: 'b3', status: 'loaded' }),
      aReadyBatch({ batchId: 'b4' }),
    );

    expect(
      await screen.findByRole('link', { name: 'Failed: 1 batches' }),
    ).toHaveAttribute('href', '/batches?status=failed&tenant=northwind');
    expect(
      screen.getByRole('link', { name: 'In work: 1 batches' }),
    ).toHaveAttribute(
      'href',
      '/batches?status=parsing%2Ctransforming&tenant=northwind',
    );
    expect(
      screen.getByRole('link', { name: 'Waiting: 1 batches' }),
    ).toBeInTheDocument();
  });

  it('name the failed ones first, and what the others wait for', async () => {
    await renderCard(
      aBatch({ batchId: 'b1', status: 'loaded', fileName: 'waits.csv' }),
      aBatch({ batchId: 'b2', status: 'failed', fileName: 'broke.csv' }),
    );

    const items = await screen.findAllByRole('listitem');
    expect(within(items[0]).getByText('broke.csv')).toBeInTheDocument();
    expect(items[1]).toHaveTextContent('Waits for the next dbt run');
  });

  it('say so when nothing needs the reader', async () => {
    await renderCard(aReadyBatch());

    expect(await screen.findByText(/Nothing needs you/)).toBeInTheDocument();
  });

  it('teach what a batch is where there is none', async () => {
    await renderCard();

    expect(
      await screen.findByText(/Each uploaded file becomes a batch/),
    ).toBeInTheDocument();
  });

  it('have no accessibility violations', async () => {
    const { container } = await renderCard(aBatch({ status: 'failed' }));
    await screen.findByText('orders-may.csv');

    expect(await axe(container)).toHaveNoViolations();
  });
});
