{#-
  Whether every landed batch is built, not only those in scope: on
  --full-refresh, and while a mart is missing (the first run, or one that was
  killed during the first).
-#}
{% macro is_full_build() -%}
    {%- if not execute -%}{{ return(false) }}{%- endif -%}
    {%- if flags.FULL_REFRESH -%}{{ return(true) }}{%- endif -%}
    {%- for name in ['fct_order_lines', 'fct_orders', 'fct_daily_sales', 'dim_products', 'orders_processing_logs'] -%}
        {%- if mart_relation(name) is none -%}{{ return(true) }}{%- endif -%}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}

{#-
  A mart as the previous run left it, or none. For models upstream of that
  mart, which a ref would put into a cycle.
-#}
{% macro mart_relation(name) -%}
    {{ return(adapter.get_relation(database=target.database, schema='marts', identifier=name)) }}
{%- endmacro %}

{#- The processing logs as the previous run left them; only in an incremental build. -#}
{% macro processing_logs_before_this_run() -%}
    {{ mart_relation('orders_processing_logs') }}
{%- endmacro %}
