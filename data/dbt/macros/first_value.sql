{#- The value of the first line that has one; a condition narrows the lines. -#}
{% macro first_value(column, condition='true') -%}
    (array_agg({{ column }} order by line_index) filter (where {{ column }} is not null and {{ condition }}))[1]
{%- endmacro %}
