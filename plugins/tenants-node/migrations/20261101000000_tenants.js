const {
  createDbtView,
  dropDbtView,
  protectTenantTable,
} = require('@tieout/database');

// Tenants, their stores and members. tenant_id leads every key, so that the
// tables can be sharded by tenant; no foreign key leaves the tenant.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.raw(`
    create table tenants.tenants (
      tenant_id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name text not null check (name <> ''),
      created_at timestamptz not null default now()
    )`);
  await knex.raw(`
    create table tenants.stores (
      tenant_id uuid not null references tenants.tenants on delete cascade,
      store_id uuid not null,
      name text not null check (name <> ''),
      marketplace text not null check (marketplace <> ''),
      currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
      time_zone text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, store_id),
      unique (tenant_id, name)
    )`);
  await knex.raw(`
    create table tenants.tenant_members (
      tenant_id uuid not null references tenants.tenants on delete cascade,
      member_ref text not null check (member_ref ~ '^(user|group):[^/]+/.+$'
        and member_ref = lower(member_ref)),
      role text not null check (role in ('viewer', 'uploader', 'admin')),
      created_at timestamptz not null default now(),
      primary key (tenant_id, member_ref)
    )`);
  // A sign-in asks for the tenants of a handful of references, over all tenants.
  await knex.raw(`
    create index tenant_members_by_ref
      on tenants.tenant_members (member_ref, tenant_id)`);
  for (const table of ['tenants', 'stores', 'tenant_members']) {
    await protectTenantTable(knex, `tenants.${table}`, {
      // Who belongs to a tenant is decided by the platform (the system role),
      // never by code that acts inside of one.
      appMay: ['select'],
    });
  }
  await createDbtView(
    knex,
    'raw.stores',
    `select tenant_id, store_id, name, marketplace, currency, time_zone, created_at
       from tenants.stores`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await dropDbtView(knex, 'raw.stores');
  await knex.raw('drop table tenants.tenant_members');
  await knex.raw('drop table tenants.stores');
  await knex.raw('drop table tenants.tenants');
};
