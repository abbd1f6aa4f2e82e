{#-
  Incremental strategy "replace_touched": deletes what the touched keys have in
  the mart and inserts what the model says now, in one statement's transaction.
  Unlike delete+insert, keys that have no row any more (the only batch that
  named an order has failed) lose their rows too.

  Configuration of the model:
    touched_model  model that lists the touched keys
    touched_key    columns of the key, in both relations
-#}
{% macro get_incremental_replace_touched_sql(arguments) -%}
    {%- set key = config.require('meta')['touched_key'] -%}
    {%- set touched = ref(config.require('meta')['touched_model']) -%}
    {%- set columns = get_quoted_csv(arguments['dest_columns'] | map(attribute='name')) -%}

    delete from {{ arguments['target_relation'] }} as mart
    using (select distinct {{ key | join(', ') }} from {{ touched }}) as touched
    where {% for column in key -%}
        mart.{{ column }} = touched.{{ column }}{{ ' and ' if not loop.last }}
    {%- endfor %};

    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }} from {{ arguments['temp_relation'] }}
{%- endmacro %}
