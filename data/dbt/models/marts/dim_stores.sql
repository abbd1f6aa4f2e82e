{{ config(
    materialized='table',
    indexes=[{'columns': ['tenant_id', 'store_id'], 'unique': true}],
) }}

select
    tenant_id,
    store_id,
    store_name,
    marketplace,
    currency,
    time_zone,
    created_at
from {{ ref('stg_stores') }}
