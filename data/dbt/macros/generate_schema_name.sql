{#- Schemas bear their own names (stg, marts): the portal reads them by name. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
