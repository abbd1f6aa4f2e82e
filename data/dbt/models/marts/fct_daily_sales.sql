{{ config(
    materialized='incremental',
    incremental_strategy='replace_touched',
    on_schema_change='append_new_columns',
    meta={'touched_model': 'int_touched_days', 'touched_key': ['tenant_id', 'store_id', 'local_date', 'currency']},
) }}

-- depends_on: {{ ref('int_touched_days') }}
select
    orders.tenant_id,
    orders.store_id,
    orders.local_date,
    orders.currency,
    min(orders.marketplace) as marketplace,
    count(*) filter (where not orders.is_cancelled) as orders,
    count(*) filter (where orders.is_cancelled) as cancelled_orders,
    coalesce(sum(orders.units) filter (where not orders.is_cancelled), 0)::bigint as units,
    coalesce(sum(orders.item_amount) filter (where not orders.is_cancelled), 0) as item_amount,
    coalesce(sum(orders.shipping_amount) filter (where not orders.is_cancelled), 0) as shipping_amount,
    coalesce(sum(orders.gift_wrap_amount) filter (where not orders.is_cancelled), 0) as gift_wrap_amount,
    coalesce(sum(orders.discount_amount) filter (where not orders.is_cancelled), 0) as discount_amount,
    sum(orders.revenue) as revenue,
    sum(orders.revenue_tax) as tax,
    now() as built_at
from {{ ref('fct_orders') }} as orders
{% if is_incremental() %}
join {{ ref('int_touched_days') }} as days
    on days.tenant_id = orders.tenant_id
    and days.store_id = orders.store_id
    and days.local_date = orders.local_date
    and days.currency = orders.currency
{% endif %}
group by orders.tenant_id, orders.store_id, orders.local_date, orders.currency
