{#-
  Row-level security and grants of a mart, in the transaction that makes the
  table: the portal sees rows of the tenant it has set, and fails when it has
  set none. Does nothing on a table that is protected already.
-#}
{% macro protect_tenant_rows(relation) -%}
do $$
begin
  if not has_schema_privilege('tieout_app', '{{ relation.schema }}', 'usage') then
    grant usage on schema {{ relation.schema }} to tieout_app, tieout_system;
  end if;
  if not exists (
    select from pg_policy
    where polrelid = '{{ relation }}'::regclass and polname = 'tenant_rows'
  ) then
    alter table {{ relation }} enable row level security;
    alter table {{ relation }} force row level security;
    create policy tenant_rows on {{ relation }} for select to tieout_app
      using (tenant_id = current_setting('app.tenant_id')::uuid);
    create policy system_rows on {{ relation }} for select to tieout_system using (true);
    create policy build_rows on {{ relation }} to tieout_dbt using (true) with check (true);
    grant select on {{ relation }} to tieout_app, tieout_system;
  end if;
end $$
{%- endmacro %}
