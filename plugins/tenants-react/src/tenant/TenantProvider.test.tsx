import { useState } from 'react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useLocation } from 'react-router-dom';
import {
  ApiError,
  type Tenant,
  type TenantsClient,
} from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from '../api/tenantsApiRef';
import { TieoutPage } from '../page/TieoutPage';
import { TenantProvider } from './TenantProvider';
import { useTenant } from './useTenant';
import { useTenantLink } from './useTenantLink';

function tenant(slug: string, name: string): Tenant {
  return { tenantId: `id-of-${slug}`, slug, name, role: 'viewer', stores: [] };
}

const tenants = [tenant('acme', 'Acme'), tenant('zenith', 'Zenith')];

function fakeApi(list: () => Promise<Tenant[]>): TenantsClient {
  return {
    listTenants: list,
    getTenant: async () => {
      throw new Error('not used here');
    },
  };
}

function Probe() {
  const [startedFor] = useState(useTenant().tenant.name);
  const { tenant: current } = useTenant();
  const link = useTenantLink();
  const { pathname, search } = useLocation();
  return (
    <TieoutPage title="Probe">
      <p>Page of {current.name}</p>
      <p>Started for {startedFor}</p>
      <p>{`${pathname}${search}`}</p>
      <a href={link('/batches', { status: 'failed' })}>Batches</a>
    </TieoutPage>
  );
}

async function renderAt(path: string, list = async () => tenants) {
  return renderInTestApp(
    <TestApiProvider apis={[[tenantsApiRef, fakeApi(list)]]}>
      <TenantProvider>
        <Probe />
      </TenantProvider>
    </TestApiProvider>,
    { routeEntries: [path] },
  );
}

describe('the tenant of a page', () => {
  beforeEach(() => window.localStorage.clear());

  it('is the one that the URL names', async () => {
    await renderAt('/?tenant=zenith');

    expect(await screen.findByText('Page of Zenith')).toBeInTheDocument();
  });

  it('is the first where none was chosen before, and is written into the URL beside what is there', async () => {
    await renderAt('/?status=failed');

    expect(await screen.findByText('Page of Acme')).toBeInTheDocument();
    expect(screen.getByText('/?status=failed&tenant=acme')).toBeInTheDocument();
  });

  it('is the one used last where the URL names none', async () => {
    const first = await renderAt('/?tenant=zenith');
    await screen.findByText('Page of Zenith');
    first.unmount();

    await renderAt('/');

    expect(await screen.findByText('Page of Zenith')).toBeInTheDocument();
  });

  it('is kept in every link', async () => {
    await renderAt('/?tenant=zenith');

    expect(
      await screen.findByRole('link', { name: 'Batches' }),
    ).toHaveAttribute('href', '/batches?status=failed&tenant=zenith');
  });

  it('is never replaced by another: an unknown name is said, and the own tenants are offered', async () => {
    await renderAt('/?tenant=someone-else');

    expect(
      await screen.findByText('There is no tenant "someone-else" for you'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Page of/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Acme' }));
    expect(await screen.findByText('Page of Acme')).toBeInTheDocument();
  });

  it('can be switched by keyboard, which drops the filters of the old one', async () => {
    await renderAt('/?tenant=acme&storeId=1');
    const switcher = await screen.findByRole('button', {
      name: 'Tenant: Acme. Switch tenant',
    });

    switcher.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('menuitemradio', { name: /Acme/, checked: true });
    await userEvent.keyboard('{ArrowDown}{Enter}');

    expect(await screen.findByText('Page of Zenith')).toBeInTheDocument();
    expect(screen.getByText('/?tenant=zenith')).toBeInTheDocument();
  });

  it('takes nothing along to another tenant', async () => {
    await renderAt('/?tenant=acme');
    await userEvent.click(
      await screen.findByRole('button', { name: /Switch tenant/ }),
    );
    await userEvent.click(
      await screen.findByRole('menuitemradio', { name: /Zenith/ }),
    );

    expect(await screen.findByText('Started for Zenith')).toBeInTheDocument();
  });

  it('teaches a reader without tenants how to get one', async () => {
    await renderAt('/', async () => []);

    expect(
      await screen.findByText('You are not a member of a tenant'),
    ).toBeInTheDocument();
  });

  it('can be asked for again when the list fails to load', async () => {
    const list = jest
      .fn<Promise<Tenant[]>, []>()
      .mockRejectedValueOnce(
        new ApiError({ status: 500, code: 'HTTP_500', message: 'Broken.' }),
      )
      .mockResolvedValue(tenants);
    await renderAt('/', list);

    expect(
      await screen.findByText('Your tenants could not be loaded'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Page of Acme')).toBeInTheDocument();
  });

  it('stands in a frame without accessibility violations, under the title of the document', async () => {
    const { container } = await renderAt('/?tenant=acme');
    await screen.findByText('Page of Acme');

    await waitFor(() => expect(document.title).toContain('Probe'));
    expect(await axe(container)).toHaveNoViolations();
  });
});
