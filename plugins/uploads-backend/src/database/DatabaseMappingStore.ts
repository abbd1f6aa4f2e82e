import { mappingIdOf, mappingDefinitionSchema } from '@tieout/ingestion';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  MappingKey,
  MappingRecord,
  MappingStore,
  MappingUse,
  MappingVersionRecord,
  NewMapping,
  NewMappingVersion,
} from './MappingStore';

const MAPPINGS = 'uploads.mappings';
const VERSIONS = 'uploads.mapping_versions';

const COLUMNS = [
  'm.tenant_id',
  'm.mapping_id',
  'm.header_fingerprint',
  'm.created_by',
  'm.created_at',
  'm.archived_at',
  'v.version',
  'v.name',
  'v.header',
  'v.definition',
  'v.created_by as updated_by',
  'v.created_at as updated_at',
] as const;

/** A mapping joined with one of its versions. */
interface MappingRow {
  tenant_id: string;
  mapping_id: string;
  header_fingerprint: string;
  created_by: string;
  created_at: Date;
  archived_at: Date | null;
  version: number;
  name: string;
  header: unknown;
  definition: unknown;
  updated_by: string;
  updated_at: Date;
}

/** {@link MappingStore} in the schema `uploads`. */
export class DatabaseMappingStore implements MappingStore {
  async create(
    tx: Knex.Transaction,
    mapping: NewMapping,
  ): Promise<MappingRecord | undefined> {
    const { tenantId, createdBy } = mapping;
    const [made]: { mapping_id: string }[] = await tx(MAPPINGS)
      .insert({
        tenant_id: tenantId,
        version: 1,
        header_fingerprint: mapping.fingerprint,
        created_by: createdBy,
      })
      .onConflict(
        tx.raw('(tenant_id, header_fingerprint) where archived_at is null'),
      )
      .ignore()
      .returning('mapping_id');
    if (!made) return undefined;
    const key = { tenantId, mappingId: made.mapping_id };
    await insertVersion(tx, { ...mapping, ...key, version: 1 });
    return await this.get(tx, key);
  }

  async get(
    tx: Knex.Transaction,
    { tenantId, mappingId }: MappingKey,
  ): Promise<MappingRecord | undefined> {
    return await first(
      newest(tx).where({ 'm.tenant_id': tenantId, 'm.mapping_id': mappingId }),
    );
  }

  async getVersion(
    tx: Knex.Transaction,
    { tenantId, mappingId, version }: MappingKey & { version: number },
  ): Promise<MappingRecord | undefined> {
    return await first(
      joined(tx).where({
        'm.tenant_id': tenantId,
        'm.mapping_id': mappingId,
        'v.version': version,
      }),
    );
  }

  async findByHeader(
    tx: Knex.Transaction,
    { tenantId, fingerprint }: Pick<MappingRecord, 'tenantId' | 'fingerprint'>,
  ): Promise<MappingRecord | undefined> {
    return await first(
      newest(tx)
        .where({
          'm.tenant_id': tenantId,
          'm.header_fingerprint': fingerprint,
        })
        .whereNull('m.archived_at'),
    );
  }

  async list(
    tx: Knex.Transaction,
    {
      tenantId,
      archived,
      limit,
    }: { tenantId: string; archived: boolean; limit: number },
  ): Promise<MappingRecord[]> {
    const rows: MappingRow[] = await newest(tx)
      .where('m.tenant_id', tenantId)
      .whereRaw('(m.archived_at is not null) = ?', [archived])
      .orderBy(['v.name', 'm.mapping_id'])
      .limit(limit);
    return rows.map(mappingFromRow);
  }

  async listVersions(
    tx: Knex.Transaction,
    { tenantId, mappingId }: MappingKey,
  ): Promise<MappingVersionRecord[]> {
    const rows: Pick<
      MappingRow,
      'version' | 'name' | 'created_by' | 'created_at'
    >[] = await tx(VERSIONS)
      .where({ tenant_id: tenantId, mapping_id: mappingId })
      .orderBy('version', 'desc')
      .select('version', 'name', 'created_by', 'created_at');
    return rows.map(row => ({
      version: row.version,
      name: row.name,
      updatedBy: row.created_by,
      updatedAt: row.created_at,
    }));
  }

  async listUse(tx: Knex.Transaction, tenantId: string): Promise<MappingUse[]> {
    const rows: {
      profile: string;
      batches: string;
      last_used_at: Date;
      last_batch_id: string;
    }[] = await tx('uploads.data_upload_batches')
      .where('tenant_id', tenantId)
      .whereNotNull('profile')
      .groupBy('profile')
      .select(
        'profile',
        tx.raw('count(*) as batches'),
        tx.raw('max(received_at) as last_used_at'),
        tx.raw(
          '(array_agg(batch_id order by received_at desc, batch_id))[1] as last_batch_id',
        ),
      );
    return rows.flatMap(row => {
      const mappingId = mappingIdOf(row.profile);
      return mappingId === undefined
        ? []
        : [
            {
              mappingId,
              batches: Number(row.batches),
              lastUsedAt: row.last_used_at,
              lastBatchId: row.last_batch_id,
            },
          ];
    });
  }

  async addVersion(
    tx: Knex.Transaction,
    { basedOn, ...change }: NewMappingVersion,
  ): Promise<MappingRecord | undefined> {
    const { tenantId, mappingId } = change;
    const before = await this.getVersion(tx, { ...change, version: basedOn });
    const version = basedOn + 1;
    const changed = await tx(MAPPINGS)
      .where({ tenant_id: tenantId, mapping_id: mappingId, version: basedOn })
      .whereNull('archived_at')
      .update({ version });
    if (!before || changed !== 1) return undefined;
    await insertVersion(tx, { ...change, header: before.header, version });
    return await this.get(tx, change);
  }

  async archive(
    tx: Knex.Transaction,
    { actor, reason, ...key }: MappingKey & { actor: string; reason: string },
  ): Promise<MappingRecord | undefined> {
    await tx(MAPPINGS)
      .where({ tenant_id: key.tenantId, mapping_id: key.mappingId })
      .whereNull('archived_at')
      .update({
        archived_at: tx.fn.now(),
        archived_by: actor,
        archive_reason: reason,
      });
    return await this.get(tx, key);
  }
}

async function insertVersion(
  tx: Knex.Transaction,
  version: MappingKey &
    Pick<MappingRecord, 'version' | 'name' | 'header' | 'definition'> & {
      createdBy: string;
    },
): Promise<void> {
  await tx(VERSIONS).insert({
    tenant_id: version.tenantId,
    mapping_id: version.mappingId,
    version: version.version,
    name: version.name,
    kind: version.definition.kind,
    header: JSON.stringify(version.header),
    definition: JSON.stringify(version.definition),
    created_by: version.createdBy,
  });
}

function joined(tx: Knex.Transaction) {
  return tx({ m: MAPPINGS })
    .join({ v: VERSIONS }, on =>
      on.on('v.tenant_id', 'm.tenant_id').andOn('v.mapping_id', 'm.mapping_id'),
    )
    .select(COLUMNS);
}

function newest(tx: Knex.Transaction) {
  return joined(tx).whereRaw('v.version = m.version');
}

async function first(
  query: Knex.QueryBuilder,
): Promise<MappingRecord | undefined> {
  const row: MappingRow | undefined = await query.first();
  return row && mappingFromRow(row);
}

function mappingFromRow(row: MappingRow): MappingRecord {
  return {
    tenantId: row.tenant_id,
    mappingId: row.mapping_id,
    version: row.version,
    name: row.name,
    header: z.array(z.string()).parse(row.header),
    fingerprint: row.header_fingerprint,
    definition: mappingDefinitionSchema.parse(row.definition),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
    archivedAt: row.archived_at ?? undefined,
  };
}
