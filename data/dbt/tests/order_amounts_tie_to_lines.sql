-- Money is neither made nor lost between lines and orders: item amounts per
-- currency are the same in both, cancelled lines of live orders apart.
with lines as (
    select
        tenant_id,
        store_id,
        order_id,
        currency,
        sum(item_amount) as item_amount,
        -- A row of the order as a whole is a line where there is no other.
        coalesce(nullif(count(*) filter (where not is_whole_order), 0), count(*)) as lines
    from {{ ref('int_order_lines') }}
    group by tenant_id, store_id, order_id, currency
    having not bool_or(is_cancelled)
)

select tenant_id, store_id, order_id, currency
from lines
left join {{ ref('int_orders') }} as orders
    using (tenant_id, store_id, order_id, currency)
where orders.item_amount is distinct from lines.item_amount
    or orders.lines is distinct from lines.lines
