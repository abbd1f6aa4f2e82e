{#-
  The orders that this run must bring up to date, each with the batch whose
  version of it counts. Touched are the orders of the batches in scope, and of
  those that are withdrawn: what these may have published is taken back, also
  where their rows are gone. A full build touches every order.
-#}
{%- set full_build = is_full_build() -%}

with withdrawn_orders as (
    select orders.tenant_id, orders.store_id, orders.order_id
    from {{ ref('int_withdrawn_batches') }} as withdrawn
    join {{ ref('stg_withdrawn_orders') }} as orders
        on orders.tenant_id = withdrawn.tenant_id
        and orders.batch_id = withdrawn.batch_id
),

{% if not full_build %}
named_batches as (
    select tenant_id, batch_id from {{ source('raw', 'transform_scope') }}
    union
    select tenant_id, batch_id from {{ ref('int_withdrawn_batches') }}
),

-- Supplements count as long as the batch does that they mend.
touched_batches as (
    select tenant_id, batch_id from named_batches
    union
    select batches.tenant_id, batches.batch_id
    from named_batches
    join {{ ref('stg_batches') }} as batches
        on batches.tenant_id = named_batches.tenant_id
        and batches.supplements_batch_id = named_batches.batch_id
),

touched_orders as materialized (
    select lines.tenant_id, lines.store_id, lines.order_id
    from touched_batches
    join {{ ref('stg_order_lines') }} as lines
        on lines.tenant_id = touched_batches.tenant_id
        and lines.batch_id = touched_batches.batch_id
    union
    select tenant_id, store_id, order_id from withdrawn_orders
),
{% endif %}

-- Materialized, for batches are to be looked up per version found. Left to
-- itself the planner pairs every touched order with every batch of its tenant.
found as materialized (
    select
        lines.tenant_id,
        lines.store_id,
        lines.order_id,
        lines.batch_id,
        max(lines.source_updated_at) as updated_at
    from {{ ref('stg_order_lines') }} as lines
    {% if not full_build %}
    join touched_orders
        on touched_orders.tenant_id = lines.tenant_id
        and touched_orders.store_id = lines.store_id
        and touched_orders.order_id = lines.order_id
    {% endif %}
    group by lines.tenant_id, lines.store_id, lines.order_id, lines.batch_id
),

versions as (
    select
        found.tenant_id,
        found.store_id,
        found.order_id,
        batches.batch_id,
        batches.received_at,
        coalesce(batches.is_partial, false) as is_partial,
        coalesce(found.updated_at, batches.received_at) as version_at
    from found
    join {{ ref('stg_batches') }} as sources
        on sources.tenant_id = found.tenant_id
        and sources.batch_id = found.batch_id
    join {{ ref('stg_batches') }} as batches
        on batches.tenant_id = sources.tenant_id
        and batches.batch_id = sources.version_batch_id
    where sources.is_landed and batches.is_landed
),

newest as (
    select distinct on (tenant_id, store_id, order_id)
        tenant_id, store_id, order_id, batch_id, version_at
    from versions
    order by
        tenant_id, store_id, order_id,
        -- What was shipped so far does not take the place of what was ordered.
        is_partial, version_at desc, received_at desc, batch_id desc
){% if full_build %},

touched_orders as (
    select tenant_id, store_id, order_id from found
    union
    select tenant_id, store_id, order_id from withdrawn_orders
)
{% endif %}

-- Without a version: every batch that named the order is withdrawn since.
select
    touched_orders.tenant_id,
    touched_orders.store_id,
    touched_orders.order_id,
    newest.batch_id,
    newest.version_at
from touched_orders
left join newest
    on newest.tenant_id = touched_orders.tenant_id
    and newest.store_id = touched_orders.store_id
    and newest.order_id = touched_orders.order_id
