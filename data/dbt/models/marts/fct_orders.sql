{{ config(
    materialized='incremental',
    incremental_strategy='replace_touched',
    on_schema_change='append_new_columns',
    meta={'touched_model': 'int_order_versions', 'touched_key': ['tenant_id', 'store_id', 'order_id']},
    indexes=[{'columns': ['tenant_id', 'store_id', 'local_date', 'currency']}],
) }}

-- depends_on: {{ ref('int_order_versions') }}
select
    tenant_id,
    store_id,
    order_id,
    currency,
    batch_id,
    marketplace,
    purchased_at,
    local_date,
    status,
    is_cancelled,
    cancelled_at,
    financial_status,
    fulfillment,
    sales_channel,
    ship_country,
    lines,
    units,
    item_amount,
    shipping_amount,
    gift_wrap_amount,
    discount_amount,
    tax_amount,
    revenue,
    revenue_tax,
    order_total,
    refunded_amount
from {{ ref('int_orders') }}
