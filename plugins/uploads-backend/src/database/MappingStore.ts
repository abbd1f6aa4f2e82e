import { TenantMapping } from '@tieout/ingestion';
import { Knex } from 'knex';

/** Mappings in use that a tenant may have, for each file is compared with all of them. */
export const MAX_MAPPINGS = 200;

/** A mapping of a tenant, in its newest version unless another was asked for. */
export interface MappingRecord extends TenantMapping {
  tenantId: string;
  /** Of the header. */
  fingerprint: string;
  /** Entity reference of who made it. */
  createdBy: string;
  createdAt: Date;
  /** Entity reference of who made this version. */
  updatedBy: string;
  updatedAt: Date;
  archivedAt?: Date;
}

/** A version of a mapping, and who made it when. */
export type MappingVersionRecord = Pick<
  MappingRecord,
  'version' | 'name' | 'updatedBy' | 'updatedAt'
>;

/** A mapping, and the tenant that owns it. */
export type MappingKey = Pick<MappingRecord, 'tenantId' | 'mappingId'>;

/** What is said of a mapping when it is made. */
export type NewMapping = Pick<
  MappingRecord,
  'tenantId' | 'name' | 'header' | 'fingerprint' | 'definition' | 'createdBy'
>;

/** What a new version says. */
export type NewMappingVersion = MappingKey &
  Pick<MappingRecord, 'name' | 'definition'> & {
    /** The version that it follows; another one since then refuses it. */
    basedOn: number;
    createdBy: string;
  };

/** How far a mapping is used. */
export interface MappingUse {
  mappingId: string;
  /** Batches that it read. */
  batches: number;
  /** When the newest of them was received. */
  lastUsedAt: Date;
  /** The newest of them. */
  lastBatchId: string;
}

/**
 * How tenants have the columns of their own files read. Every method runs in
 * the caller's transaction, which `withTenant` has opened.
 */
export interface MappingStore {
  /** @returns undefined where another mapping of the tenant has the same header */
  create(
    tx: Knex.Transaction,
    mapping: NewMapping,
  ): Promise<MappingRecord | undefined>;

  /** The newest version, also of an archived one. */
  get(
    tx: Knex.Transaction,
    key: MappingKey,
  ): Promise<MappingRecord | undefined>;

  /** One version, whatever became of the mapping since. */
  getVersion(
    tx: Knex.Transaction,
    key: MappingKey & { version: number },
  ): Promise<MappingRecord | undefined>;

  /** The mapping in use that reads files of this header. */
  findByHeader(
    tx: Knex.Transaction,
    header: Pick<MappingRecord, 'tenantId' | 'fingerprint'>,
  ): Promise<MappingRecord | undefined>;

  /** Mappings by name: those in use, or the archived ones; at most `limit`. */
  list(
    tx: Knex.Transaction,
    query: { tenantId: string; archived: boolean; limit: number },
  ): Promise<MappingRecord[]>;

  /** All versions of a mapping, the newest first. */
  listVersions(
    tx: Knex.Transaction,
    key: MappingKey,
  ): Promise<MappingVersionRecord[]>;

  /** How many batches each mapping of a tenant has read. */
  listUse(tx: Knex.Transaction, tenantId: string): Promise<MappingUse[]>;

  /** @returns undefined where there is no such mapping in use, or it has another version by now */
  addVersion(
    tx: Knex.Transaction,
    version: NewMappingVersion,
  ): Promise<MappingRecord | undefined>;

  /** Takes a mapping out of use; one that is out already stays as it is. */
  archive(
    tx: Knex.Transaction,
    act: MappingKey & { actor: string; reason: string },
  ): Promise<MappingRecord | undefined>;
}
