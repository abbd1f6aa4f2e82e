import { renderTestApp } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import type { Sales, SalesQuery } from '@tieout/plugin-sales-common';
import { ApiError, type TenantsClient } from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from '@tieout/plugin-tenants-react';
import alphaPlugin from '../alpha';
import { salesApiRef, type SalesApi } from '../api/salesApiRef';
import { SalesPage } from '../plugin';

const stores = [
  {
    storeId: 'store-us',
    name: 'Northwind US',
    marketplace: 'amazon',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
  },
  {
    storeId: 'store-jp',
    name: 'Northwind Japan',
    marketplace: 'shopify',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
  },
];

const tenants: TenantsClient = {
  listTenants: async () => [
    {
      tenantId: 'tenant-1',
      slug: 'northwind',
      name: 'Northwind',
      role: 'viewer',
      stores,
    },
  ],
  getTenant: async () => {
    throw new Error('not used here');
  },
};

const day = { orders: 3, units: 4, cancelledOrders: 1 };
const sales: Sales = {
  from: '2026-05-07',
  to: '2026-05-09',
  days: [
    {
      ...day,
      date: '2026-05-07',
      storeId: 'store-us',
      currency: 'USD',
      revenue: '100.50',
      tax: '8.00',
    },
    {
      ...day,
      date: '2026-05-09',
      storeId: 'store-us',
      currency: 'USD',
      revenue: '1100.25',
      tax: '88.00',
    },
    {
      ...day,
      date: '2026-05-09',
      storeId: 'store-jp',
      currency: 'JPY',
      revenue: '12000',
      tax: '1200',
    },
  ],
  totals: [
    {
      orders: 6,
      units: 8,
      cancelledOrders: 2,
      currency: 'USD',
      revenue: '1200.75',
      tax: '96.00',
    },
    { ...day, currency: 'JPY', revenue: '12000', tax: '1200' },
  ],
  freshness: { state: 'fresh', batchesBehind: 0 },
  stores,
  currencies: ['JPY', 'USD'],
  marketplaces: ['amazon', 'shopify'],
};

function fakeApi(overrides: Partial<SalesApi> = {}): SalesApi {
  return {
    getSales: async () => sales,
    getDbtStatus: async () => ({ available: true }),
    ...overrides,
  };
}

function renderLegacy(api: SalesApi, path = '/sales') {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [tenantsApiRef, tenants],
        [salesApiRef, api],
      ]}
    >
      <Routes>
        <Route path="/sales" element={<SalesPage />} />
      </Routes>
    </TestApiProvider>,
    { routeEntries: [path] },
  );
}

describe('the sales page', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens in a host on the new frontend system', async () => {
    renderTestApp({
      features: [alphaPlugin],
      apis: [
        [tenantsApiRef, tenants],
        [salesApiRef, fakeApi()],
      ],
      initialRouteEntries: ['/sales'],
    });

    expect(
      await screen.findByRole('heading', { name: 'Sales', level: 1 }),
    ).toBeInTheDocument();
  });

  it('opens in a host built on core-plugin-api', async () => {
    await renderLegacy(fakeApi());

    expect(
      await screen.findByRole('heading', { name: 'Sales', level: 1 }),
    ).toBeInTheDocument();
  });

  it('never puts two currencies together, and shows each with its decimals', async () => {
    await renderLegacy(fakeApi());

    const dollars = await screen.findByRole('region', { name: 'Sales in USD' });
    expect(within(dollars).getByText('$1,200.75')).toBeInTheDocument();
    const yen = screen.getByRole('region', { name: 'Sales in JPY' });
    expect(within(yen).getByText('¥12,000')).toBeInTheDocument();
    expect(within(yen).queryByText('$1,200.75')).not.toBeInTheDocument();
  });

  it('names the time zones in which days are counted', async () => {
    await renderLegacy(fakeApi());

    expect(
      await screen.findByText(/America\/Los_Angeles, Asia\/Tokyo/),
    ).toBeInTheDocument();
  });

  it('asks the server for what the URL says, and writes a choice into the URL', async () => {
    const getSales = jest.fn<Promise<Sales>, [string, SalesQuery?]>(
      async () => sales,
    );
    await renderLegacy(
      fakeApi({ getSales }),
      '/sales?tenant=northwind&storeId=store-us&from=2026-05-01',
    );
    await screen.findByRole('region', { name: 'Sales in USD' });
    expect(getSales).toHaveBeenLastCalledWith('tenant-1', {
      storeId: 'store-us',
      from: '2026-05-01',
    });

    await userEvent.click(screen.getByRole('combobox', { name: 'Currency' }));
    await userEvent.click(await screen.findByRole('option', { name: 'JPY' }));

    await waitFor(() =>
      expect(getSales).toHaveBeenLastCalledWith('tenant-1', {
        storeId: 'store-us',
        from: '2026-05-01',
        currency: 'JPY',
      }),
    );
  });

  it('says how far the marts are behind', async () => {
    await renderLegacy(
      fakeApi({
        getSales: async () => ({
          ...sales,
          freshness: { state: 'stale', batchesBehind: 2 },
        }),
      }),
    );

    expect(
      await screen.findByText(/Marts are 2 batches behind/),
    ).toBeInTheDocument();
  });

  it('teaches the one step where nothing was uploaded yet', async () => {
    await renderLegacy(
      fakeApi({
        getSales: async () => ({
          ...sales,
          days: [],
          totals: [],
          freshness: { state: 'empty', batchesBehind: 0 },
        }),
      }),
    );

    expect(await screen.findByText('No sales yet')).toBeInTheDocument();
  });

  it('offers to clear a filter that nothing fits', async () => {
    const getSales = jest.fn<Promise<Sales>, [string, SalesQuery?]>(
      async (_tenantId, query) =>
        query?.currency ? { ...sales, days: [], totals: [] } : sales,
    );
    await renderLegacy(fakeApi({ getSales }), '/sales?currency=EUR');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filter' }),
    );

    expect(
      await screen.findByRole('region', { name: 'Sales in USD' }),
    ).toBeInTheDocument();
  });

  it('names the remedy when dbt cannot run', async () => {
    await renderLegacy(
      fakeApi({
        getDbtStatus: async () => ({
          available: false,
          reason: 'Python was not found.',
          remedy: 'Install Python 3.10 or newer and start again.',
        }),
      }),
    );

    expect(
      await screen.findByText(/Install Python 3.10 or newer/),
    ).toBeInTheDocument();
  });

  it('says why the sales cannot be shown', async () => {
    await renderLegacy(
      fakeApi({
        getSales: async () => {
          throw new ApiError({
            status: 503,
            code: 'MARTS_UNAVAILABLE',
            message: 'The marts do not answer.',
          });
        },
      }),
    );

    expect(
      await screen.findByText('The sales could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText('MARTS_UNAVAILABLE')).toBeInTheDocument();
  });

  it('leads to the table with the key T', async () => {
    await renderLegacy(fakeApi());
    await screen.findByRole('region', { name: 'Sales in USD' });

    await userEvent.keyboard('t');

    expect(
      screen.getByRole('heading', { name: /The same figures as a table/ }),
    ).toHaveFocus();
    expect(screen.getByRole('grid')).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = await renderLegacy(fakeApi());
    await screen.findByRole('region', { name: 'Sales in USD' });

    expect(await axe(container)).toHaveNoViolations();
  });
});
