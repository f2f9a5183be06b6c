-- The foreign key looks here for each extension that goes; without it, the removal of many reads all members for each of them.
create index ring_group_member_tenant_id_extension_id_idx on ring_group_member (tenant_id, extension_id);
