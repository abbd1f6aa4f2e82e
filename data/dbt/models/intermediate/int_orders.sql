{#-
  The touched orders, one row per order and currency. A row-level cancelled
  line is left out of the sums unless the whole order is cancelled. Amounts
  that a marketplace gives for the order as a whole take the place of the sums
  of its lines. A row of the order as a whole is no line, unless there is no
  other.
-#}
with rows_of_orders as (
    select
        *,
        is_whole_order is not true
        or bool_and(is_whole_order) over of_order as is_line
    from {{ ref('int_order_lines') }}
    window of_order as (
        partition by tenant_id, store_id, order_id, currency
    )
),

lines as (
    select
        *,
        not is_cancelled
        or bool_and(is_cancelled) over (
            partition by tenant_id, store_id, order_id, currency
        ) as counts
    from rows_of_orders
),

orders as (
    select
        tenant_id,
        store_id,
        order_id,
        currency,
        -- Every line of an order comes from the one version that counts.
        min(batch_id::text)::uuid as batch_id,
        min(marketplace) as marketplace,
        min(purchased_at) as purchased_at,
        min(local_date) as local_date,
        {{ first_value('status', 'counts and is_line') }} as counted_status,
        {{ first_value('status', 'counts') }} as any_status,
        bool_and(is_cancelled) filter (where is_line)
        or bool_or(cancelled_at is not null) as is_cancelled,
        max(cancelled_at) as cancelled_at,
        {{ first_value('financial_status') }} as financial_status,
        {{ first_value('fulfillment') }} as fulfillment,
        {{ first_value('sales_channel') }} as sales_channel,
        {{ first_value('ship_country') }} as ship_country,
        count(*) filter (where counts and is_line) as lines,
        coalesce(sum(quantity) filter (where counts), 0)::bigint as units,
        sum(item_amount) filter (where counts) as item_amount,
        coalesce(
            {{ first_value('order_shipping') }},
            sum(shipping_amount) filter (where counts)
        ) as shipping_amount,
        sum(gift_wrap_amount) filter (where counts) as gift_wrap_amount,
        coalesce(
            {{ first_value('order_discount') }},
            sum(discount_amount) filter (where counts)
        ) as discount_amount,
        coalesce(
            {{ first_value('order_tax') }},
            sum(tax_amount) filter (where counts)
        ) as tax_amount,
        {{ first_value('order_total') }} as order_total,
        coalesce({{ first_value('refunded_amount') }}, 0) as refunded_amount
    from lines
    group by tenant_id, store_id, order_id, currency
)

select
    tenant_id,
    store_id,
    order_id,
    currency,
    batch_id,
    marketplace,
    purchased_at,
    local_date,
    case when is_cancelled then 'cancelled' else coalesce(counted_status, any_status) end as status,
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
    case
        when is_cancelled then 0
        else item_amount + shipping_amount + gift_wrap_amount + discount_amount
    end as revenue,
    case when is_cancelled then 0 else tax_amount end as revenue_tax,
    order_total,
    refunded_amount
from orders
