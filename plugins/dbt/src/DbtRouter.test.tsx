import { renderTestApp } from '@backstage/frontend-test-utils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import type {
  DbtClient,
  Run,
  RunDetail,
  RunPage,
  ListRunsQuery,
} from '@tieout/plugin-dbt-common';
import { ApiError, type TenantsClient } from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from '@tieout/plugin-tenants-react';
import alphaPlugin from './alpha';
import { dbtApiRef } from './api/dbtApiRef';
import { DbtPage } from './plugin';

const RUN_ID = '0190a000-0000-7000-8000-0000deadbeef';

const tenants: TenantsClient = {
  listTenants: async () => [
    {
      tenantId: 'tenant-1',
      slug: 'northwind',
      name: 'Northwind',
      role: 'viewer',
      stores: [],
    },
  ],
  getTenant: async () => {
    throw new Error('not used here');
  },
};

const failedRun: Run = {
  runId: RUN_ID,
  status: 'failed',
  runner: 'local',
  dbtVersion: '1.10.0',
  batchIds: ['0190a000-0000-7000-8000-0000cafebabe'],
  nodesTotal: 3,
  nodesDone: 2,
  failure: { code: 'DBT_TEST_FAILED', message: 'A data test failed.' },
  startedAt: '2026-05-08T12:00:00Z',
  finishedAt: '2026-05-08T12:01:12Z',
};

const failedDetail: RunDetail = {
  run: failedRun,
  nodes: [
    {
      uniqueId: 'model.tieout.fct_orders',
      resourceType: 'model',
      name: 'fct_orders',
      status: 'success',
      rowsAffected: 12345,
      startedAt: '2026-05-08T12:00:10Z',
      finishedAt: '2026-05-08T12:00:14Z',
      executionSeconds: 4.2,
    },
    {
      uniqueId: 'test.tieout.unique_fct_orders',
      resourceType: 'test',
      name: 'unique_fct_orders',
      status: 'fail',
      message: 'Got 2 results, configured to fail if != 0',
      startedAt: '2026-05-08T12:01:00Z',
      finishedAt: '2026-05-08T12:01:10Z',
      executionSeconds: 10,
    },
  ],
  artifacts: [{ name: 'dbt.log', byteSize: 1460 }],
};

function fakeApi(overrides: Partial<DbtClient> = {}): DbtClient {
  return {
    getStatus: async () => ({ available: true }),
    listRuns: async () => ({ items: [failedRun], total: 1 }),
    getRun: async () => failedDetail,
    downloadArtifact: async () => new Blob(['log']),
    ...overrides,
  };
}

function renderLegacy(api: DbtClient, path = '/data/runs') {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [tenantsApiRef, tenants],
        [dbtApiRef, api],
      ]}
    >
      <Routes>
        <Route path="/data/runs/*" element={<DbtPage />} />
      </Routes>
    </TestApiProvider>,
    { routeEntries: [path] },
  );
}

describe('the list of dbt runs', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens in a host on the new frontend system', async () => {
    renderTestApp({
      features: [alphaPlugin],
      apis: [
        [tenantsApiRef, tenants],
        [dbtApiRef, fakeApi()],
      ],
      initialRouteEntries: ['/data/runs'],
    });

    expect(
      await screen.findByRole('heading', { name: 'dbt runs', level: 1 }),
    ).toBeInTheDocument();
  });

  it('opens in a host built on core-plugin-api', async () => {
    await renderLegacy(fakeApi());

    expect(
      await screen.findByRole('heading', { name: 'dbt runs', level: 1 }),
    ).toBeInTheDocument();
  });

  it('asks first for what needs someone, then for all', async () => {
    const listRuns = jest.fn<Promise<RunPage>, [string, ListRunsQuery?]>(
      async (_tenantId, query) =>
        query?.status
          ? { items: [], total: 0 }
          : { items: [failedRun], total: 1 },
    );
    await renderLegacy(fakeApi({ listRuns }));

    expect(await screen.findByText('No run needs you')).toBeInTheDocument();
    expect(listRuns.mock.lastCall?.[1]?.status).toEqual([
      'running',
      'failed',
      'unavailable',
      'lost',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all runs' }),
    );

    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(listRuns.mock.lastCall?.[1]?.status).toBeUndefined();
  });

  it('goes to older runs by cursor', async () => {
    const listRuns = jest.fn<Promise<RunPage>, [string, ListRunsQuery?]>(
      async (_tenantId, query) =>
        query?.cursor
          ? { items: [failedRun], total: 2 }
          : { items: [failedRun], total: 2, nextCursor: 'older' },
    );
    await renderLegacy(fakeApi({ listRuns }));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Older runs' }),
    );

    await waitFor(() =>
      expect(listRuns.mock.lastCall?.[1]?.cursor).toBe('older'),
    );
    expect(
      await screen.findByRole('button', { name: 'Newest runs' }),
    ).toBeInTheDocument();
  });

  it('names the remedy when dbt cannot run', async () => {
    await renderLegacy(
      fakeApi({
        getStatus: async () => ({
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

  it('has no accessibility violations', async () => {
    const { container } = await renderLegacy(fakeApi());
    await screen.findByRole('grid');

    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the page of a dbt run', () => {
  const path = `/data/runs/${RUN_ID}?tenant=northwind`;

  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('says what happened, why it failed, and what the failed node said', async () => {
    await renderLegacy(fakeApi(), path);

    expect(
      await screen.findByText(
        'Stopped after 1 m 12 s with 2 of 3 nodes done; the marts lack 1 batch.',
      ),
    ).toBeInTheDocument();
    const failure = screen.getByRole('alert');
    expect(failure).toHaveTextContent('A data test failed.');
    expect(failure).toHaveTextContent('DBT_TEST_FAILED');
    expect(failure).toHaveTextContent('Got 2 results');
  });

  it('shows each node with its state, rows and duration', async () => {
    await renderLegacy(fakeApi(), path);

    const node = await screen.findByRole('row', { name: /fct_orders model/ });
    expect(node).toHaveTextContent('Succeeded');
    expect(node).toHaveTextContent('12,345');
    expect(node).toHaveTextContent('4.2 s');
  });

  it('asks again every second while the run goes on, and stops at its end', async () => {
    const running: RunDetail = {
      ...failedDetail,
      run: { ...failedRun, status: 'running', failure: undefined },
    };
    const getRun = jest
      .fn<Promise<RunDetail>, []>()
      .mockResolvedValueOnce(running)
      .mockResolvedValue(failedDetail);
    jest.useFakeTimers({ now: new Date('2026-05-08T12:01:00Z') });
    await renderLegacy(fakeApi({ getRun }), path);
    expect(
      await screen.findByRole('progressbar', { name: 'Progress of the run' }),
    ).toHaveAttribute('aria-valuenow', '67');

    for (let second = 0; second < 5; second += 1) {
      await act(async () => jest.advanceTimersByTimeAsync(1000));
    }

    expect(screen.getByRole('alert')).toHaveTextContent('DBT_TEST_FAILED');
    expect(getRun).toHaveBeenCalledTimes(2);
  });

  it('downloads an artifact through the API, which carries the sign-in', async () => {
    const downloadArtifact = jest.fn<
      ReturnType<DbtClient['downloadArtifact']>,
      Parameters<DbtClient['downloadArtifact']>
    >(async () => new Blob(['log']));
    Object.assign(URL, {
      createObjectURL: () => 'blob:log',
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    await renderLegacy(fakeApi({ downloadArtifact }), path);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Download dbt.log (1.46 kB)' }),
    );

    expect(downloadArtifact).toHaveBeenCalledWith(
      'tenant-1',
      RUN_ID,
      'dbt.log',
    );
  });

  it('says so where the run does not exist for this tenant', async () => {
    await renderLegacy(
      fakeApi({
        getRun: async () => {
          throw new ApiError({
            status: 404,
            code: 'DBT_RUN_NOT_FOUND',
            message: 'There is no such run.',
          });
        },
      }),
      path,
    );

    expect(
      await screen.findByText('The run could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText('DBT_RUN_NOT_FOUND')).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = await renderLegacy(fakeApi(), path);
    await screen.findByRole('row', { name: /fct_orders model/ });

    expect(await axe(container)).toHaveNoViolations();
  });
});
