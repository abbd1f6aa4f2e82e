// How tenants have the columns of their own files read. A change is a new
// version, and none is ever changed or removed: batches were read by it.
const { protectTenantTable } = require('@tieout/database');

exports.up = async function up(knex) {
  await knex.raw(`
    create table uploads.mappings (
      tenant_id uuid not null,
      mapping_id uuid not null default gen_random_uuid(),
      -- The newest one.
      version int not null check (version >= 1),
      header_fingerprint text not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      archived_by text,
      archived_at timestamptz,
      archive_reason text,
      primary key (tenant_id, mapping_id),
      constraint archived_says_why
        check ((archived_at is null) = (archive_reason is null))
    )`);
  // A header says which mapping reads it, so there can be no second one.
  await knex.raw(`create unique index mappings_of_header
    on uploads.mappings (tenant_id, header_fingerprint)
    where archived_at is null`);
  await protectTenantTable(knex, 'uploads.mappings', {
    appMay: ['select', 'insert', 'update'],
  });

  await knex.raw(`
    create table uploads.mapping_versions (
      tenant_id uuid not null,
      mapping_id uuid not null,
      version int not null check (version >= 1),
      name text not null,
      kind text not null check (kind in ('orders', 'transactions', 'payouts')),
      header jsonb not null,
      definition jsonb not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, mapping_id, version),
      foreign key (tenant_id, mapping_id)
        references uploads.mappings (tenant_id, mapping_id)
    )`);
  // History is written once: nobody may change it.
  await protectTenantTable(knex, 'uploads.mapping_versions', {
    appMay: ['select', 'insert'],
  });
};

exports.down = async function down(knex) {
  await knex.raw('drop table uploads.mapping_versions');
  await knex.raw('drop table uploads.mappings');
};
