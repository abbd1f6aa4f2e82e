export { DEFAULT_ARCHIVE_LIMITS } from './archive/ArchiveLimits';
export type { ArchiveLimits } from './archive/ArchiveLimits';
export type { ByteRange, ByteSource } from './archive/ByteSource';
export { openContent } from './content/openContent';
export type { Content } from './content/openContent';
export type { Packing } from './content/Packing';
export { planContent } from './content/planContent';
export { headerFingerprint } from './detect/headerFingerprint';
export { FILE_ENCODINGS } from './encoding/FileEncoding';
export type { FileEncoding } from './encoding/FileEncoding';
export * from './IngestionError';
export * from './IngestionStream';
export * from './limits';
export * from './plan/planReading';
export type * from './plan/ReadingPlan';
export { readingPlanSchema } from './plan/readingPlanSchema';
export { builtInProfiles } from './profiles/builtInProfiles';
export { profileSchema } from './profiles/Profile';
export { profileOf } from './profiles/profileOf';
export { harmlessCell, restoredCell } from './rejects/harmlessCell';
export { originalCells } from './rejects/originalCells';
export { planSupplement } from './rejects/planSupplement';
export { ownCellsOf, REJECT_COLUMNS } from './rejects/rejectColumns';
export type { OpeningTotal, Supplement } from './rejects/Supplement';
export { RECORD_KINDS } from './profiles/vocabulary';
export type { Profile, RecordKind } from './profiles/Profile';
export { UNCLASSIFIED, WHOLE_FILE } from './reading/ControlTotals';
export type { ControlTotal } from './reading/ControlTotals';
export { untiedTotals } from './reading/untiedTotals';
export type { SkippedRows } from './reading/FileReader';
export type { KindSum } from './reading/FileSums';
export type { ColumnUse } from './rows/columnUse';
export type { RejectedRow, RejectionCode } from './rows/RejectedRow';
export { ROW_KEY_SEPARATOR } from './rows/RowEncoder';
export type { LandedRow, RowEncoder } from './rows/RowEncoder';
export { mappableFields, type MappableField } from './mappings/mappableFields';
export {
  mappingDefinitionSchema,
  type MappingDefinition,
  type TenantMapping,
} from './mappings/MappingDefinition';
export {
  type MappingProblem,
  mappingProblems,
  WORD_MEANINGS,
} from './mappings/mappingProblems';
export {
  mappingIdOf,
  mappingProfile,
  mappingProfileId,
} from './mappings/mappingProfile';
export {
  type FileSample,
  type MappingPreview,
  previewMapping,
  sampleFile,
} from './mappings/previewFile';
export { proposeMapping } from './mappings/proposeMapping';
export { wordsToExplain } from './mappings/wordsToExplain';
