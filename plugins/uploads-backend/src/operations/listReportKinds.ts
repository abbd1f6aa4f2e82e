import { Profile, mappingIdOf } from '@tieout/ingestion';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  ReportKind,
  batchReadPermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { tenantProfiles } from '../services/tenantProfiles';
import { OperationDeps } from './OperationDeps';

/** What the tenant can have a file read as. */
export function listReportKinds({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['listReportKinds']
> {
  return {
    permission: batchReadPermission,
    eventId: 'report-kinds-list',
    async act({ tenantId }) {
      const profiles = await database.withTenant(tenantId, tx =>
        tenantProfiles(tx, mappings, { tenantId, choices: {} }),
      );
      const kinds = profiles.map(reportKind);
      return { body: { items: kinds.toSorted(ownFirstThenByTitle) } };
    },
  };
}

function reportKind({ id, title, version, kind }: Profile): ReportKind {
  const own = mappingIdOf(id) !== undefined;
  return { profileId: id, title, version, kind, own };
}

function ownFirstThenByTitle(one: ReportKind, other: ReportKind): number {
  return (
    Number(other.own) - Number(one.own) ||
    one.title.localeCompare(other.title, 'en')
  );
}
