-- Whether a phone's data is accepted stands in its files: phones are told to send it, or not to.
set local role patchbay_platform;
grant execute on function bump_file_version() to public;
reset role;
drop trigger file_version on phone;
create trigger file_version before update on phone for each row when (
  (new.model_id, new.mac, new.file_name, new.http_username, new.accepts_data_from_phone, new.template_id, new.field_values, new.key_layout_id, new.keys)
    is distinct from (old.model_id, old.mac, old.file_name, old.http_username, old.accepts_data_from_phone, old.template_id, old.field_values, old.key_layout_id, old.keys)
  or (new.version <> old.version and (new.secret, new.http_password, new.secret_field_values) is distinct from (old.secret, old.http_password, old.secret_field_values))
) execute function bump_file_version();
set local role patchbay_platform;
revoke execute on function bump_file_version() from public;
reset role;
