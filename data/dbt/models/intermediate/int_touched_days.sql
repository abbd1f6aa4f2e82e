{#-
  The days whose sums this run must make anew: the local day of every version
  that was ever landed of a touched order, and of those whose rows are gone. It
  needs no memory of the marts, so a run that died between two marts is made
  good by the next.
-#}
with lines as (
    select
        lines.tenant_id,
        lines.store_id,
        stores.time_zone,
        -- What an export says on the first row of an order only holds for all
        -- of its rows, as in int_order_lines.
        coalesce(
            lines.purchased_at, first_value(lines.purchased_at) over of_version
        ) as purchased_at,
        coalesce(
            lines.currency,
            first_value(lines.currency) over of_version,
            stores.currency
        ) as currency
    from {{ ref('int_order_versions') }} as touched
    join {{ ref('stg_order_lines') }} as lines
        on lines.tenant_id = touched.tenant_id
        and lines.store_id = touched.store_id
        and lines.order_id = touched.order_id
    join {{ ref('stg_stores') }} as stores
        on stores.tenant_id = lines.tenant_id
        and stores.store_id = lines.store_id
    left join {{ ref('stg_batches') }} as batches
        on batches.tenant_id = lines.tenant_id
        and batches.batch_id = lines.batch_id
    window of_version as (
        partition by
            lines.tenant_id, lines.store_id, lines.order_id,
            coalesce(batches.version_batch_id, lines.batch_id)
        order by lines.row_number
    )
),

withdrawn as (
    select
        orders.tenant_id,
        orders.store_id,
        stores.time_zone,
        orders.purchased_at,
        coalesce(orders.currency, stores.currency) as currency
    from {{ ref('int_withdrawn_batches') }} as batches
    join {{ ref('stg_withdrawn_orders') }} as orders
        on orders.tenant_id = batches.tenant_id
        and orders.batch_id = batches.batch_id
    join {{ ref('stg_stores') }} as stores
        on stores.tenant_id = orders.tenant_id
        and stores.store_id = orders.store_id
),

versions as (
    select tenant_id, store_id, time_zone, purchased_at, currency from lines
    union all
    select tenant_id, store_id, time_zone, purchased_at, currency from withdrawn
)

select distinct
    tenant_id,
    store_id,
    {{ local_date('purchased_at', 'time_zone') }} as local_date,
    currency
from versions
