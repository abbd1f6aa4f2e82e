/** The table of an inspected file's records; it goes with the transaction. */
export const CREATE_INSPECTED_RECORDS_SQL = `
  create temporary table inspected (
    kind text not null,
    row_number int not null,
    order_id text,
    row_key text,
    row_hash bytea not null,
    -- Of files that state settlements in full.
    payout_id text,
    amount text,
    currency text
  ) on commit drop`;

/** The statement that takes what `readIdentities` gives. */
export const COPY_INSPECTED_RECORDS_SQL = `copy pg_temp.inspected (kind, row_number, order_id, row_key, row_hash,
    payout_id, amount, currency) from stdin`;
