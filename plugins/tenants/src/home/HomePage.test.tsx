import { renderTestApp } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import type {
  TenantDetail,
  TenantsClient,
} from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from '@tieout/plugin-tenants-react';
import alphaPlugin from '../alpha';
import { HomePage } from '../plugin';

const northwind: TenantDetail = {
  tenantId: '0190a000-0000-7000-8000-000000000001',
  slug: 'northwind',
  name: 'Northwind',
  role: 'uploader',
  stores: [
    {
      storeId: '0190a000-0000-7000-8000-00000000000a',
      name: 'Northwind US',
      marketplace: 'amazon',
      currency: 'USD',
      timeZone: 'America/Los_Angeles',
    },
  ],
  members: [{ memberRef: 'user:default/guest', role: 'uploader' }],
};

function fakeApi(detail: TenantDetail = northwind): TenantsClient {
  return {
    listTenants: async () => [detail],
    getTenant: async () => detail,
  };
}

function renderLegacy(api: TenantsClient) {
  return renderInTestApp(
    <TestApiProvider apis={[[tenantsApiRef, api]]}>
      <Routes>
        <Route path="/" element={<HomePage />} />
      </Routes>
    </TestApiProvider>,
  );
}

describe('the home page', () => {
  beforeEach(() => window.localStorage.clear());

  it('names the tenant in a host on the new frontend system', async () => {
    renderTestApp({
      features: [alphaPlugin],
      apis: [[tenantsApiRef, fakeApi()]],
      initialRouteEntries: ['/'],
    });

    expect(
      await screen.findByRole('heading', { name: 'Northwind' }),
    ).toBeInTheDocument();
  });

  it('names the tenant in a host built on core-plugin-api', async () => {
    await renderLegacy(fakeApi());

    expect(
      await screen.findByRole('heading', { name: 'Northwind' }),
    ).toBeInTheDocument();
  });

  it('shows the stores with currency and time zone, and the members with their roles', async () => {
    await renderLegacy(fakeApi());

    const store = await screen.findByRole('row', { name: /Northwind US/ });
    expect(store).toHaveTextContent('USD');
    expect(store).toHaveTextContent('America/Los_Angeles');
    expect(
      await screen.findByRole('row', { name: /user:default\/guest/ }),
    ).toHaveTextContent('uploader');
  });

  it('teaches what a store is where there is none', async () => {
    await renderLegacy(fakeApi({ ...northwind, stores: [] }));

    expect(await screen.findByText('No stores yet')).toBeInTheDocument();
  });

  it('still shows the stores when the members cannot be loaded, and offers to try again', async () => {
    await renderLegacy({
      ...fakeApi(),
      getTenant: async () => {
        throw new TypeError('Failed to fetch');
      },
    });

    expect(
      await screen.findByText('The members could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText('SERVER_UNREACHABLE')).toBeInTheDocument();
    expect(screen.getByText('Northwind US')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = await renderLegacy(fakeApi());
    await screen.findByRole('row', { name: /user:default\/guest/ });

    expect(await axe(container)).toHaveNoViolations();
  });
});
