{{ config(materialized='view', unlogged=false, post_hook=[]) }}
{#-
  Money lines, each once, however many files hold it. Periods of exports
  overlap: a line is the same where its key, or without one its content, and
  its occurrence in the file are the same. Of several the newest file counts,
  for a deferred line comes again when it is released. The rows of a supplement
  are of the file that they were rejected from.
-#}
with lines as (
    select
        stg_transactions.*,
        coalesce(
            stg_transactions.row_key, encode(stg_transactions.row_hash, 'hex')
        ) as line_identity,
        versions.batch_id as version_batch_id,
        versions.received_at
    from {{ ref('stg_transactions') }} as stg_transactions
    inner join {{ ref('stg_batches') }} as sources
        on sources.tenant_id = stg_transactions.tenant_id
        and sources.batch_id = stg_transactions.batch_id
        and sources.is_landed
    inner join {{ ref('stg_batches') }} as versions
        on versions.tenant_id = sources.tenant_id
        and versions.batch_id = sources.version_batch_id
        and versions.is_landed
),

counted as (
    select
        lines.*,
        -- Two identical lines of one file are two: a fee a unit, for example.
        row_number() over (
            partition by tenant_id, version_batch_id, line_identity
            order by row_number
        ) as occurrence
    from lines
)

select distinct on (tenant_id, store_id, line_identity, occurrence)
    tenant_id,
    store_id,
    batch_id,
    row_number,
    line_identity,
    occurrence,
    transaction_id,
    reference_id,
    payout_id,
    order_id,
    transaction_type,
    source_type,
    occurred_at,
    currency,
    gross,
    fee,
    tax,
    net,
    components
from counted
order by
    tenant_id,
    store_id,
    line_identity,
    occurrence,
    received_at desc,
    version_batch_id desc
