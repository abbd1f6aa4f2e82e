import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Member, Store } from '@tieout/plugin-tenants-common';
import type { Knex } from 'knex';
import type { TenantFilter, TenantRecord } from './TenantRecord';
import type { TenantStore } from './TenantStore';

interface TenantRow {
  tenant_id: string;
  slug: string;
  name: string;
  stores: Store[];
  members: Member[];
}

interface StoreRow {
  tenant_id: string;
  store_id: string;
  name: string;
  marketplace: string;
  currency: string;
  time_zone: string;
}

const STORES_OF_TENANT = `coalesce((
  select jsonb_agg(jsonb_build_object(
      'storeId', s.store_id, 'name', s.name, 'marketplace', s.marketplace,
      'currency', s.currency, 'timeZone', s.time_zone) order by s.name)
    from tenants.stores s where s.tenant_id = t.tenant_id), '[]') as stores`;

const MEMBERS_OF_TENANT = `coalesce((
  select jsonb_agg(jsonb_build_object(
      'memberRef', m.member_ref, 'role', m.role) order by m.member_ref)
    from tenants.tenant_members m where m.tenant_id = t.tenant_id), '[]') as members`;

/** {@link TenantStore} over PostgreSQL. */
export class DatabaseTenantStore implements TenantStore {
  async findTenants(
    tx: Knex.Transaction,
    filter?: PermissionCriteria<TenantFilter>,
  ): Promise<TenantRecord[]> {
    const query = selectTenants(tx).orderBy('t.name');
    return recordsOf(await (filter ? restrict(tx, query, filter) : query));
  }

  async findTenantsById(
    tx: Knex.Transaction,
    tenantIds: string[],
  ): Promise<TenantRecord[]> {
    return recordsOf(
      await selectTenants(tx).whereRaw('t.tenant_id = any(?::uuid[])', [
        tenantIds,
      ]),
    );
  }

  async findStore(
    tx: Knex.Transaction,
    key: { tenantId: string; storeId: string },
  ): Promise<Store | undefined> {
    const row = await tx<StoreRow>('tenants.stores')
      .where({ tenant_id: key.tenantId, store_id: key.storeId })
      .first('store_id', 'name', 'marketplace', 'currency', 'time_zone');
    return (
      row && {
        storeId: row.store_id,
        name: row.name,
        marketplace: row.marketplace,
        currency: row.currency,
        timeZone: row.time_zone,
      }
    );
  }

  async ensureTenant(
    tx: Knex.Transaction,
    tenant: { tenantId: string; slug: string; name: string },
  ): Promise<string> {
    await tx('tenants.tenants')
      .insert({
        tenant_id: tenant.tenantId,
        slug: tenant.slug,
        name: tenant.name,
      })
      .onConflict()
      .ignore();
    // One that was given another slug is still the same by its id.
    const rows = await tx<TenantRow>('tenants.tenants')
      .select('tenant_id')
      .where({ slug: tenant.slug })
      .orWhere({ tenant_id: tenant.tenantId })
      .orderByRaw('tenant_id = ? desc', [tenant.tenantId]);
    return rows[0].tenant_id;
  }

  async ensureStore(
    tx: Knex.Transaction,
    tenantId: string,
    store: Store,
  ): Promise<void> {
    await tx('tenants.stores')
      .insert({
        tenant_id: tenantId,
        store_id: store.storeId,
        name: store.name,
        marketplace: store.marketplace,
        currency: store.currency,
        time_zone: store.timeZone,
      })
      .onConflict()
      .ignore();
  }

  async ensureMember(
    tx: Knex.Transaction,
    tenantId: string,
    member: Member,
  ): Promise<void> {
    await tx('tenants.tenant_members')
      .insert({
        tenant_id: tenantId,
        member_ref: member.memberRef,
        role: member.role,
      })
      .onConflict(['tenant_id', 'member_ref'])
      .ignore();
  }
}

function selectTenants(tx: Knex.Transaction) {
  return tx({ t: 'tenants.tenants' }).select<TenantRow[]>(
    't.tenant_id',
    't.slug',
    't.name',
    tx.raw(STORES_OF_TENANT),
    tx.raw(MEMBERS_OF_TENANT),
  );
}

function recordsOf(rows: TenantRow[]): TenantRecord[] {
  return rows.map(({ tenant_id: tenantId, slug, name, stores, members }) => ({
    tenantId,
    slug,
    name,
    stores,
    members,
  }));
}

/** Keeps the tenants that the criteria let through, however they are nested. */
function restrict<T extends Knex.QueryBuilder>(
  tx: Knex.Transaction,
  query: T,
  criteria: PermissionCriteria<TenantFilter>,
): T {
  if (isAndCriteria(criteria)) {
    for (const child of criteria.allOf) {
      query.where(inner => void restrict(tx, inner, child));
    }
  } else if (isOrCriteria(criteria)) {
    query.where(any => {
      for (const child of criteria.anyOf) {
        any.orWhere(inner => void restrict(tx, inner, child));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => void restrict(tx, inner, criteria.not));
  } else {
    query.whereExists(
      tx({ m: 'tenants.tenant_members' })
        .select(tx.raw('1'))
        .whereRaw('m.tenant_id = t.tenant_id')
        .whereRaw('m.member_ref = any(?)', [criteria.memberRefs])
        .whereRaw('m.role = any(?)', [criteria.roles]),
    );
  }
  return query;
}
