select
    tenant_id,
    store_id,
    name as store_name,
    marketplace,
    currency::text as currency,
    time_zone,
    created_at
from {{ source('raw', 'stores') }}
