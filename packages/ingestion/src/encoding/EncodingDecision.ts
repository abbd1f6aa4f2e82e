import type { Decision } from '../detect/Decision';
import type { FileEncoding } from './FileEncoding';

/** An encoding in which a file could be. */
export interface EncodingCandidate {
  encoding: FileEncoding;
  /** From 0 to 1. */
  confidence: number;
  /**
   * The text around the first character that is not ASCII, as this encoding
   * reads it, for the user to choose by; empty where all is ASCII.
   */
  preview: string;
}

/** In which encoding a file is. */
export interface EncodingDecision extends Decision<FileEncoding> {
  /** How many bytes at the beginning are a byte order mark. */
  bomBytes: number;
  /** The likeliest first, the decided one among them. */
  candidates: EncodingCandidate[];
}
