import { ServerResponse } from 'node:http';
import { InputError } from '@backstage/errors';
import { TieoutDatabase } from '@tieout/database';
import {
  ArchiveLimits,
  FileSample,
  HeaderNotRecognisedError,
  IngestionError,
  MappingDefinition,
  MappingPreview,
  PlanOptions,
  WORD_MEANINGS,
  mappableFields,
  mappingDefinitionSchema,
  planContent,
  previewMapping,
  proposeMapping,
  sampleFile,
  wordsToExplain,
} from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import { TenantDirectory, withCode } from '@tieout/plugin-tenants-node';
import {
  MappingPreview as MappingPreviewView,
  ReadingChoices,
  RecordKind,
} from '@tieout/plugin-uploads-common';
import { MappingRecord, MappingStore } from '../database/MappingStore';
import { mappingView } from './mappingView';
import { openContent, storedBytes } from './openContent';
import { PlannedFile } from './planFile';
import { tenantProfiles } from './tenantProfiles';

/** What a preview works with. */
export interface PreviewDeps {
  database: TieoutDatabase;
  directory: Pick<TenantDirectory, 'getStore'>;
  mappings: Pick<MappingStore, 'list' | 'getVersion' | 'findByHeader'>;
  objects: Pick<ObjectStore, 'open'>;
  archiveLimits?: Partial<ArchiveLimits>;
}

/** What is to be previewed, and who waits for it. */
export interface PreviewRequest {
  body: {
    /** Default: those of the file. */
    choices?: ReadingChoices;
    /** What the rows are, where there is no definition. Default: as the names suggest. */
    kind?: RecordKind;
    /** Default: that of the tenant's mapping for this header, else what the names suggest. */
    definition?: unknown;
  };
  response: ServerResponse;
}

const SHOWN_ROWS = 10;
const SURVEY_BYTES = 4 * 1024 * 1024;

/**
 * Shows the first rows of a stored file, and what a mapping would make of
 * them, by the code that reads files into `raw`. It reads a bounded part of
 * the file, and keeps nothing.
 *
 * @throws InputError `FILE_NOT_READABLE` where it has no columns to show
 */
export async function previewStoredFile(
  deps: PreviewDeps,
  stored: PlannedFile,
  { body, response }: PreviewRequest,
): Promise<MappingPreviewView> {
  const file = { ...stored, choices: body.choices ?? stored.choices };
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  try {
    const options = await openFile(deps, file, gone.signal);
    const sample = await sampleFile(options);
    const mapping = await mappingOf(deps, file.tenantId, sample);
    const definition = definitionOf(body, sample, mapping);
    const preview = await previewMapping(options, { ...sample, definition });
    return viewOf(sample, { definition, preview, mapping });
  } catch (error) {
    if (gone.signal.aborted) throw abandoned();
    if (!(error instanceof IngestionError)) throw error;
    throw withCode(new InputError(error.message), 'FILE_NOT_READABLE');
  } finally {
    response.off('close', leave);
  }
}

/** Nobody hears it any more; it is no fault that should be logged as one. */
function abandoned() {
  const message = 'The caller has left before the preview was there';
  return withCode(new InputError(message), 'PREVIEW_ABANDONED');
}

/** How the file is opened, unpacked where it is packed, and what is known of it. */
async function openFile(
  { database, directory, mappings, objects, archiveLimits }: PreviewDeps,
  file: PlannedFile,
  signal: AbortSignal,
): Promise<PlanOptions> {
  const { tenantId, storeId, choices } = file;
  const store = await directory.getStore(tenantId, storeId);
  if (!store) throw new Error(`The store ${storeId} is not there`);
  const profiles = await database.withTenant(tenantId, tx =>
    tenantProfiles(tx, mappings, file),
  );
  const given = { store, choices, profiles, signal };
  const packing = await packingOf(
    planContent({
      ...given,
      archiveLimits,
      source: storedBytes(objects, file),
      maxSurveyBytes: SURVEY_BYTES,
    }),
  );
  const content = await openContent(
    objects,
    { ...file, packing },
    archiveLimits,
  );
  return { ...given, open: () => content.open() };
}

/** How a file is packed, whether or not its kind is known. */
async function packingOf(plan: ReturnType<typeof planContent>) {
  try {
    return (await plan).packing;
  } catch (error) {
    if (error instanceof HeaderNotRecognisedError) return error.layout.packing;
    if (error instanceof IngestionError) return undefined;
    throw error;
  }
}

async function mappingOf(
  { database, mappings }: PreviewDeps,
  tenantId: string,
  { layout: { fingerprint } }: FileSample,
): Promise<MappingRecord | undefined> {
  return await database.withTenant(tenantId, tx =>
    mappings.findByHeader(tx, { tenantId, fingerprint }),
  );
}

function definitionOf(
  { definition, kind }: PreviewRequest['body'],
  { columns }: FileSample,
  mapping: MappingRecord | undefined,
): MappingDefinition {
  if (definition !== undefined)
    return mappingDefinitionSchema.parse(definition);
  const known = mapping?.definition;
  return known && (kind === undefined || known.kind === kind)
    ? known
    : proposeMapping(columns, kind);
}

function viewOf(
  sample: FileSample,
  {
    definition,
    preview,
    mapping,
  }: {
    definition: MappingDefinition;
    preview: MappingPreview;
    mapping: MappingRecord | undefined;
  },
): MappingPreviewView {
  const { layout, columns, rows } = sample;
  return {
    reading: { plan: preview.plan ?? { ...layout, questions: [] } },
    columns: [...columns],
    rows: rows.slice(0, SHOWN_ROWS),
    fields: mappableFields(definition.kind),
    words: wordsToExplain(sample, definition),
    meanings: [...WORD_MEANINGS[definition.kind]],
    definition,
    mapping: mapping && mappingView(mapping),
    problems: preview.problems,
    failure: preview.failure,
    records: preview.records.map(({ rowNumber, lineNumber, record }) => ({
      rowNumber,
      lineNumber,
      record,
    })),
    rejectedRows: preview.rejected.map(({ column, ...row }) => ({
      ...row,
      column: column ?? undefined,
    })),
  };
}
