-- When a user can be reached; none: always. A schedule that somebody follows stays.
alter table app_user
  add column time_schedule_id uuid,
  add constraint app_user_tenant_id_time_schedule_id_fkey foreign key (tenant_id, time_schedule_id) references time_schedule (tenant_id, id) on delete restrict on update restrict;
create index app_user_tenant_id_time_schedule_id_idx on app_user (tenant_id, time_schedule_id);
