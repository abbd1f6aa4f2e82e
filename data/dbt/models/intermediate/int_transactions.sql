{{ config(materialized='view', unlogged=false, post_hook=[]) }}
{#-
  Money lines, each once, however many files hold it. Periods of exports
  overlap: a line is the same where its key, or without one its content, and
  its occurrence in the file are the same. Of several the newest file counts,
  for a deferred line comes again when it is released.
-#}
select distinct on (
    stg_transactions.tenant_id,
    stg_transactions.store_id,
    coalesce(stg_transactions.row_key, encode(stg_transactions.row_hash, 'hex')),
    stg_transactions.occurrence
)
    stg_transactions.tenant_id,
    stg_transactions.store_id,
    stg_transactions.batch_id,
    stg_transactions.row_number,
    coalesce(
        stg_transactions.row_key, encode(stg_transactions.row_hash, 'hex')
    ) as line_identity,
    stg_transactions.occurrence,
    stg_transactions.transaction_id,
    stg_transactions.reference_id,
    stg_transactions.payout_id,
    stg_transactions.order_id,
    stg_transactions.transaction_type,
    stg_transactions.source_type,
    stg_transactions.occurred_at,
    stg_transactions.currency,
    stg_transactions.gross,
    stg_transactions.fee,
    stg_transactions.tax,
    stg_transactions.net,
    stg_transactions.components
from {{ ref('stg_transactions') }} as stg_transactions
inner join {{ ref('stg_batches') }} as stg_batches
    on stg_batches.tenant_id = stg_transactions.tenant_id
    and stg_batches.batch_id = stg_transactions.batch_id
    and stg_batches.is_landed
order by
    stg_transactions.tenant_id,
    stg_transactions.store_id,
    coalesce(stg_transactions.row_key, encode(stg_transactions.row_hash, 'hex')),
    stg_transactions.occurrence,
    stg_batches.received_at desc,
    stg_transactions.batch_id desc
