-- A page is read off an index in each of these orders: sorting the thousands of an enterprise for every page costs more than all else of it.
create index extension_tenant_id_short_number_id_idx on extension (tenant_id, short_number, id);
create index extension_tenant_id_created_at_id_idx on extension (tenant_id, created_at, id);
create index extension_tenant_id_updated_at_id_idx on extension (tenant_id, updated_at, id);
