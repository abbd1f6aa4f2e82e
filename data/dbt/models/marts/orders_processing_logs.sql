{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key=['tenant_id', 'batch_id', 'stage'],
    on_schema_change='append_new_columns',
) }}
{#-
  Built last: a row of a withdrawn batch that knows its newest event says that
  the marts have taken back whatever that batch had published (see
  int_withdrawn_batches).

  Written anew are the batches in scope and those with an event that the logs
  do not know yet.
-#}
-- depends_on: {{ ref('fct_daily_sales') }}, {{ ref('dim_products') }}
with events as (
    select
        events.tenant_id,
        events.batch_id,
        events.event_id,
        events.from_status,
        events.to_status,
        events.occurred_at,
        max(events.occurred_at) over (
            partition by events.tenant_id, events.batch_id
        ) as last_event_at
    from {{ ref('stg_batch_events') }} as events
    -- What was taken back while the run went on is still in the marts.
    where not exists (
        select from {{ ref('stg_batches') }} as batches
        where batches.tenant_id = events.tenant_id
            and batches.batch_id = events.batch_id
            and batches.is_taken_back
            and not exists (
                select from {{ ref('int_withdrawn_batches') }} as withdrawn
                where withdrawn.tenant_id = batches.tenant_id
                    and withdrawn.batch_id = batches.batch_id
            )
    )
),

touched as (
    select events.*
    from events
    {% if is_incremental() %}
    where not exists (
        select from {{ this }} as known
        where known.tenant_id = events.tenant_id
            and known.batch_id = events.batch_id
            and known.last_event_at >= events.last_event_at
    )
    {% endif %}
),

starts as (
    select
        tenant_id,
        batch_id,
        case to_status when 'parsing' then 'parse' else 'transform' end as stage,
        count(*) as attempts,
        max(occurred_at) as started_at,
        max(last_event_at) as last_event_at
    from touched
    where to_status in ('parsing', 'transforming')
    group by 1, 2, 3
),

attempts as (
    select
        starts.*,
        ends.occurred_at as ended_at,
        ends.to_status as left_to
    from starts
    left join lateral (
        select touched.occurred_at, touched.to_status
        from touched
        where touched.tenant_id = starts.tenant_id
            and touched.batch_id = starts.batch_id
            and touched.from_status
            = case starts.stage when 'parse' then 'parsing' else 'transforming' end
            and touched.occurred_at > starts.started_at
        order by touched.occurred_at desc
        limit 1
    ) as ends on true
),

outcomes as (
    select
        attempts.*,
        case
            when stage = 'parse' and left_to is null then 'running'
            when stage = 'parse' and left_to = 'loaded' then 'succeeded'
            -- A batch still in scope is being brought into the marts by this
            -- very run, which has built all of them when it comes here.
            when stage = 'transform' and left_to is null then 'succeeded'
            when stage = 'transform' and left_to = 'ready' then 'succeeded'
            when left_to in ('failed', 'cancelled') then left_to
            else 'waiting'
        end as status,
        case
            when stage = 'transform' and left_to is null then now()
            else ended_at
        end as finished_at
    from attempts
)

select
    outcomes.tenant_id,
    outcomes.batch_id,
    outcomes.stage,
    batches.store_id,
    case
        when batches.is_taken_back and outcomes.stage = 'transform'
            then batches.status
        else outcomes.status
    end as status,
    outcomes.attempts,
    case outcomes.stage
        when 'parse' then batches.rows_total else batches.rows_loaded
    end as rows_in,
    case
        when outcomes.stage = 'parse' then batches.rows_loaded
        when outcomes.status = 'failed' or batches.is_taken_back then 0
        {% if is_incremental() %}
        -- Newer versions may have taken the place of its lines since.
        when outcomes.left_to is not null and known.rows_out is not null then known.rows_out
        {% endif %}
        else (
            select count(*)
            from {{ ref('fct_order_lines') }} as lines
            where lines.tenant_id = outcomes.tenant_id
                and lines.batch_id = outcomes.batch_id
        )
    end as rows_out,
    case outcomes.stage when 'parse' then batches.rows_rejected else 0 end as rows_rejected,
    outcomes.started_at,
    outcomes.finished_at,
    round(extract(epoch from outcomes.finished_at - outcomes.started_at) * 1000)::bigint as duration_ms,
    outcomes.last_event_at
from outcomes
join {{ ref('stg_batches') }} as batches
    on batches.tenant_id = outcomes.tenant_id
    and batches.batch_id = outcomes.batch_id
{% if is_incremental() %}
left join {{ this }} as known
    on known.tenant_id = outcomes.tenant_id
    and known.batch_id = outcomes.batch_id
    and known.stage = outcomes.stage
{% endif %}
