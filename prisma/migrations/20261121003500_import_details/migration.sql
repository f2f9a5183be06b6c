-- How the file was read: its encoding and separator, or its sheet.
alter table import_run add column details jsonb not null default '{}';
