/** Something that was decided about a file. */
export interface Decision<T> {
  value: T;
  /** From 0, a guess, to 1, certain. */
  confidence: number;
  /** One sentence for the user. */
  evidence: string;
  /** Who decided: the file's own text, the profile of its kind, or the user. */
  by: 'file' | 'profile' | 'user';
  /** Nothing that was looked at depended on it; what comes later and does is not read by it. */
  unneeded?: true;
}

/** What could be decided instead. */
export type Alternative<T> = Omit<Decision<T>, 'by'>;

/** A decision with what else was considered, the likeliest first. */
export interface RankedDecision<T> extends Decision<T> {
  alternatives: ReadonlyArray<Alternative<T>>;
}
