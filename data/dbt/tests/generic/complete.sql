{#- No row lacks a value in any of these columns. One query for all of them. -#}
{% test complete(model, columns) %}
select *
from {{ model }}
where {% for column in columns %}{{ column }} is null{{ ' or ' if not loop.last }}{% endfor %}
{% endtest %}
