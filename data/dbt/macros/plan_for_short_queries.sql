{#-
  A run touches few rows of long tables. Compiling such queries takes longer
  than running them, and index look-ups are served from memory far more often
  than the default costs assume. A full build sorts millions of rows, which
  should not go to disk. All settings end with the transaction.
-#}
{% macro plan_for_short_queries() -%}
    set local jit = off; set local random_page_cost = 1.1; set local work_mem = '64MB'
{%- endmacro %}
