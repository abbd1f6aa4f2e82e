select
    tenant_id,
    batch_id,
    store_id,
    row_number,
    line_number,
    row_key,
    row_hash,
    ingested_at,
    row_number() over (
        partition by tenant_id, batch_id, coalesce(row_key, encode(row_hash, 'hex'))
        order by row_number
    ) as occurrence,
    payload ->> 'payout_id' as payout_id,
    payload ->> 'status' as status,
    payload ->> 'source_status' as source_status,
    payload ->> 'source_type' as source_type,
    payload ->> 'description' as description,
    payload ->> 'reference_id' as reference_id,
    (payload ->> 'initiated_at')::timestamptz as initiated_at,
    (payload ->> 'paid_at')::timestamptz as paid_at,
    payload ->> 'source_tz' as source_tz,
    (payload ->> 'period_start')::timestamptz as period_start,
    (payload ->> 'period_end')::timestamptz as period_end,
    payload ->> 'currency' as currency,
    (payload ->> 'charges')::numeric(20, 6) as charges,
    (payload ->> 'refunds')::numeric(20, 6) as refunds,
    (payload ->> 'adjustments')::numeric(20, 6) as adjustments,
    (payload ->> 'reserved')::numeric(20, 6) as reserved,
    (payload ->> 'fee')::numeric(20, 6) as fee,
    (payload ->> 'amount')::numeric(20, 6) as amount
from {{ source('raw', 'payouts') }}
