{#-
  The lines of the touched orders in the version that counts, with their
  amounts. Signed from the merchant's side: discounts are negative. What an
  export says on the first row of an order only (Shopify) holds for all of it.
  A row that names nothing that was sold is of the order as a whole (eBay,
  Mercado Libre): its amounts count, and it is no line of it.
-#}
with supplements as materialized (
    select tenant_id, batch_id, supplements_batch_id
    from {{ ref('stg_batches') }}
    where supplements_batch_id is not null and is_landed
),

-- Few batches have supplements: they are a branch of their own, so that all
-- others are found by the order's index as before.
sources as (
    select tenant_id, store_id, order_id, batch_id
    from {{ ref('int_order_versions') }}
    union all
    select
        versions.tenant_id,
        versions.store_id,
        versions.order_id,
        supplements.batch_id
    from {{ ref('int_order_versions') }} as versions
    join supplements
        on supplements.tenant_id = versions.tenant_id
        and supplements.supplements_batch_id = versions.batch_id
),

lines as (
    select
        lines.*,
        coalesce(
            lines.currency,
            first_value(lines.currency) over of_order,
            stores.currency
        ) as line_currency,
        coalesce(
            lines.status, first_value(lines.status) over of_order, 'unknown'
        ) as line_status,
        coalesce(
            lines.purchased_at, first_value(lines.purchased_at) over of_order
        ) as line_purchased_at,
        coalesce(
            lines.source_tz, first_value(lines.source_tz) over of_order
        ) as line_source_tz,
        stores.marketplace,
        stores.time_zone,
        row_number() over of_order as line_index,
        num_nonnulls(
            lines.sku, lines.product_id, lines.product_name, lines.quantity
        ) = 0 as is_whole_order
    from sources as versions
    join {{ ref('stg_order_lines') }} as lines
        on lines.tenant_id = versions.tenant_id
        and lines.store_id = versions.store_id
        and lines.order_id = versions.order_id
        and lines.batch_id = versions.batch_id
    join {{ ref('stg_stores') }} as stores
        on stores.tenant_id = lines.tenant_id
        and stores.store_id = lines.store_id
    window of_order as (
        partition by lines.tenant_id, lines.store_id, lines.order_id
        -- Rows of a supplement have the numbers of those that they mend.
        order by lines.row_number
    )
)

select
    tenant_id,
    store_id,
    order_id,
    line_index::int as line_index,
    is_whole_order,
    batch_id,
    row_number,
    line_id,
    marketplace,
    line_purchased_at as purchased_at,
    line_source_tz as source_tz,
    {{ local_date('line_purchased_at', 'time_zone') }} as local_date,
    line_status as status,
    line_status = 'cancelled' as is_cancelled,
    cancelled_at,
    financial_status,
    fulfillment,
    sales_channel,
    sku,
    product_id,
    product_name,
    quantity,
    line_currency as currency,
    coalesce(item_price, 0) as item_amount,
    coalesce(shipping_price, 0) as shipping_amount,
    coalesce(gift_wrap_price, 0) as gift_wrap_amount,
    coalesce(item_discount, 0) + coalesce(shipping_discount, 0) as discount_amount,
    coalesce(item_tax, 0) + coalesce(shipping_tax, 0) + coalesce(gift_wrap_tax, 0) as tax_amount,
    coalesce(item_price, 0) + coalesce(shipping_price, 0) + coalesce(gift_wrap_price, 0)
    + coalesce(item_discount, 0) + coalesce(shipping_discount, 0) as line_amount,
    order_discount,
    order_shipping,
    order_tax,
    order_total,
    refunded_amount,
    ship_country
from lines
