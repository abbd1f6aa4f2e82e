/** The batch that rows are copied for. */
export interface BatchRowOwner {
  tenantId: string;
  batchId: string;
  storeId: string;
  /** When the rows are landed; the same for all of a batch. */
  ingestedAt: Date;
}
