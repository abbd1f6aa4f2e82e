select
    tenant_id,
    batch_id,
    store_id,
    order_id,
    purchased_at,
    currency
from {{ source('raw', 'withdrawn_orders') }}
