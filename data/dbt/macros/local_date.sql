{#- The calendar day on which an instant falls in the store's IANA time zone. -#}
{% macro local_date(instant, time_zone) -%}
    ({{ instant }} at time zone {{ time_zone }})::date
{%- endmacro %}
