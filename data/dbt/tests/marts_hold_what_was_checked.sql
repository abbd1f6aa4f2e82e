-- Of the touched orders the marts hold exactly what the intermediate models
-- said: none missing, none left over, the same money.
with published as (
    select orders.tenant_id, orders.currency, count(*) as orders, sum(orders.revenue) as revenue
    from {{ ref('int_order_versions') }} as touched
    join {{ ref('fct_orders') }} as orders
        on orders.tenant_id = touched.tenant_id
        and orders.store_id = touched.store_id
        and orders.order_id = touched.order_id
    group by orders.tenant_id, orders.currency
),

checked as (
    select tenant_id, currency, count(*) as orders, sum(revenue) as revenue
    from {{ ref('int_orders') }}
    group by tenant_id, currency
)

select *
from checked
full join published using (tenant_id, currency)
where checked.orders is distinct from published.orders
    or checked.revenue is distinct from published.revenue
