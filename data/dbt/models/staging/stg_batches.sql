select
    tenant_id,
    batch_id,
    store_id,
    status,
    profile,
    file_name,
    content_sha256,
    byte_size,
    rows_total,
    rows_loaded,
    rows_rejected,
    failure_stage,
    failure_code,
    supplements_batch_id,
    -- Rows of a supplement are of the version that the file has which it mends.
    coalesce(supplements_batch_id, batch_id) as version_batch_id,
    received_at,
    loaded_at,
    ready_at,
    partial_orders as is_partial,
    status in ('loaded', 'transforming', 'ready') as is_landed,
    status in ('undone', 'replaced') as is_taken_back,
    status in ('undone', 'replaced')
    or (status = 'failed' and failure_stage = 'transform') as is_withdrawn
from {{ source('raw', 'batches') }}
