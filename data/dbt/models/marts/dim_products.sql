{{ config(
    materialized='incremental',
    incremental_strategy='replace_touched',
    on_schema_change='append_new_columns',
    meta={'touched_model': 'int_order_lines', 'touched_key': ['tenant_id', 'store_id', 'sku']},
) }}
{#-
  Only the products of the touched lines are looked at: what a product was
  called last and when it was first and last sold only ever move outwards, so
  the history need not be read again.
-#}
-- The orders must have passed their checks before any mart is changed.
-- depends_on: {{ ref('int_orders') }}
with touched as (
    select
        tenant_id,
        store_id,
        sku,
        (array_agg(product_id order by purchased_at desc, row_number desc))[1] as product_id,
        (array_agg(product_name order by purchased_at desc, row_number desc))[1] as product_name,
        min(purchased_at) as first_sold_at,
        max(purchased_at) as last_sold_at
    from {{ ref('int_order_lines') }}
    where sku is not null
    group by tenant_id, store_id, sku
)

{% if is_incremental() %}
select
    touched.tenant_id,
    touched.store_id,
    touched.sku,
    case when known.last_sold_at > touched.last_sold_at then known.product_id else touched.product_id end as product_id,
    case when known.last_sold_at > touched.last_sold_at then known.product_name else touched.product_name end as product_name,
    least(known.first_sold_at, touched.first_sold_at) as first_sold_at,
    greatest(known.last_sold_at, touched.last_sold_at) as last_sold_at
from touched
left join {{ this }} as known
    on known.tenant_id = touched.tenant_id
    and known.store_id = touched.store_id
    and known.sku = touched.sku
{% else %}
select tenant_id, store_id, sku, product_id, product_name, first_sold_at, last_sold_at
from touched
{% endif %}
