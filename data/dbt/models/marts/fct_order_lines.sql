{{ config(
    materialized='incremental',
    incremental_strategy='replace_touched',
    on_schema_change='append_new_columns',
    meta={'touched_model': 'int_order_versions', 'touched_key': ['tenant_id', 'store_id', 'order_id']},
    indexes=[{'columns': ['tenant_id', 'batch_id']}],
) }}

-- The orders must have passed their checks before any mart is changed.
-- depends_on: {{ ref('int_orders') }}, {{ ref('int_order_versions') }}
select
    tenant_id,
    store_id,
    order_id,
    line_index,
    batch_id,
    row_number,
    line_id,
    marketplace,
    purchased_at,
    source_tz,
    local_date,
    status,
    is_cancelled,
    fulfillment,
    sales_channel,
    sku,
    product_id,
    product_name,
    quantity,
    currency,
    item_amount,
    shipping_amount,
    gift_wrap_amount,
    discount_amount,
    tax_amount,
    line_amount,
    ship_country
from {{ ref('int_order_lines') }}
-- What only the whole order has is in fct_orders.
where not is_whole_order or line_amount <> 0 or tax_amount <> 0
