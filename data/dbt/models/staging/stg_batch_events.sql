select
    tenant_id,
    batch_id,
    event_id,
    from_status,
    to_status,
    actor,
    reason,
    at as occurred_at
from {{ source('raw', 'batch_events') }}
