export * from './IngestionError';
export * from './IngestionStream';
export * from './limits';
export { PROFILES } from './profiles/profiles';
export type {
  CanonicalField,
  Profile,
  ProfileColumn,
} from './profiles/profileSchema';
export type { RejectedRow, RejectionCode } from './rows/RejectedRow';
export type { ColumnUse } from './rows/RowCanonicaliser';
export type { RowEncoder } from './rows/RowEncoder';
