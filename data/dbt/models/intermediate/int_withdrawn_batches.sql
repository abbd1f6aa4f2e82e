{#-
  Batches that this run takes out of the marts: those whose transform failed,
  and those that were undone or replaced, since the marts last took note. A
  full build takes all of them: marts of a first run that failed are not made
  anew, and may hold what is withdrawn. What is taken back while the run goes on
  is left to the next, which is why they are listed once, before all else.
-#}
select withdrawn.tenant_id, withdrawn.batch_id
from {{ ref('stg_batches') }} as withdrawn
where withdrawn.is_withdrawn
    {% if not is_full_build() -%}
    and not exists (
        select from {{ processing_logs_before_this_run() }} as logs
        where logs.tenant_id = withdrawn.tenant_id
            and logs.batch_id = withdrawn.batch_id
            and logs.last_event_at >= (
                select max(events.occurred_at)
                from {{ ref('stg_batch_events') }} as events
                where events.tenant_id = withdrawn.tenant_id
                    and events.batch_id = withdrawn.batch_id
            )
    )
    {%- endif %}
