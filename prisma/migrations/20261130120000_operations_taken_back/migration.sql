-- What is being sent when the rest is taken back, and comes back because the switch was out of reach, is not sent later either.
alter table phone_operation_run add column cancelled_at timestamptz(3);
