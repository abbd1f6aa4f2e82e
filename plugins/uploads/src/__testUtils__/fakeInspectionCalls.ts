import { ApiError } from '@tieout/plugin-tenants-common';
import type {
  Inspection,
  InspectionSummary,
  UploadsClient,
} from '@tieout/plugin-uploads-common';
import type { FakeServer } from './fakeUploadsApi';

function summaryOf(inspection: Inspection): InspectionSummary {
  const { reading, failure, ...shown } = inspection;
  return {
    ...shown,
    asks: (reading?.plan.questions ?? []).length > 0,
    failureCode: failure?.code,
    expiresAt: new Date(
      Date.parse(inspection.createdAt) + 24 * 60 * 60_000,
    ).toISOString(),
  };
}

/** The calls about files that are looked at, over data in memory. */
export function fakeInspectionCalls(server: FakeServer) {
  const find = (inspectionId: string) => {
    const found = server.inspections.find(i => i.inspectionId === inspectionId);
    if (!found) {
      throw new ApiError({
        status: 404,
        code: 'INSPECTION_NOT_FOUND',
        message: 'There is no such file.',
      });
    }
    return found;
  };
  const forget = (inspection: Inspection) => {
    server.inspections = server.inspections.filter(i => i !== inspection);
  };
  return {
    listInspections: async (_, { cursor = '0', limit = 20 }) => {
      const from = Number(cursor);
      const to = from + limit;
      return {
        items: server.inspections.slice(from, to).map(summaryOf),
        nextCursor: to < server.inspections.length ? String(to) : undefined,
      };
    },
    getInspectionUrl: async ({ fileName }) => `http://localhost/${fileName}`,
    getInspection: async ({ inspectionId }) => find(inspectionId),
    inspectAgain: async ({ inspectionId }, choices) => {
      server.choices.push(choices);
      return find(inspectionId);
    },
    commitInspection: async ({ inspectionId }) => {
      forget(find(inspectionId));
      return { batch: server.details[0].batch, created: true };
    },
    dropInspection: async ({ inspectionId }) => forget(find(inspectionId)),
  } satisfies Partial<UploadsClient>;
}
