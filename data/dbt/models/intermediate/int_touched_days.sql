{#-
  The days whose sums this run must make anew: the local day of every version
  that was ever landed of a touched order. It needs no memory of the marts, so
  a run that died between two marts is made good by the next.
-#}
select distinct
    lines.tenant_id,
    lines.store_id,
    {{ local_date('lines.purchased_at', 'stores.time_zone') }} as local_date,
    coalesce(lines.currency, stores.currency) as currency
from {{ ref('int_order_versions') }} as touched
join {{ ref('stg_order_lines') }} as lines
    on lines.tenant_id = touched.tenant_id
    and lines.store_id = touched.store_id
    and lines.order_id = touched.order_id
join {{ ref('stg_stores') }} as stores
    on stores.tenant_id = lines.tenant_id
    and stores.store_id = lines.store_id
