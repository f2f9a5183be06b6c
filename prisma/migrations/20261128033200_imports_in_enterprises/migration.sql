-- What concerns what an enterprise has is imported as that enterprise: the subtree's role cannot read it.
create policy tenant on import_row to patchbay_tenant
  using (run_id in (select id from import_run)) with check (run_id in (select id from import_run));
grant select, update on import_run to patchbay_tenant;
grant select, insert, delete on import_row to patchbay_tenant;
