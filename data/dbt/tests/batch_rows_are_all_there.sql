-- Control totals of ingestion: what each batch in scope says it loaded and
-- rejected is what raw holds. Checked before any mart is changed.
-- depends_on: {{ ref('int_orders') }}
select
    batches.tenant_id,
    batches.batch_id,
    batches.rows_loaded,
    landed.rows as rows_found
from {{ source('raw', 'transform_scope') }} as scope
join {{ ref('stg_batches') }} as batches
    on batches.tenant_id = scope.tenant_id
    and batches.batch_id = scope.batch_id
cross join lateral (
    select sum(of_table.rows) as rows
    from (
        {% for table in ['orders', 'transactions', 'payouts'] -%}
        select count(*) as rows
        from {{ source('raw', table) }} as landed
        where landed.tenant_id = scope.tenant_id
            and landed.batch_id = scope.batch_id
        {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as of_table
) as landed
cross join lateral (
    select count(*) as rows
    from {{ source('raw', 'rejected_rows') }} as rejected
    where rejected.tenant_id = scope.tenant_id
        and rejected.batch_id = scope.batch_id
) as refused
where landed.rows is distinct from batches.rows_loaded
    or landed.rows + refused.rows is distinct from batches.rows_total
