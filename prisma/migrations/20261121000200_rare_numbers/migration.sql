-- What few numbers are, in the order of the numbers: among all of the platform's, none of them is met soon.
drop index phone_number_quarantine_idx;
create index phone_number_quarantine_idx on phone_number (e164) include (quarantine_until) where quarantine_until is not null;
create index phone_number_blocked_idx on phone_number (e164) where blocked_reason is not null;
create index phone_number_rare_route_idx on phone_number (e164) include (voice_route_type, voice_assignee_kind) where voice_route_type <> 'DIRECT_ROUTING';
drop index phone_number_sms_assignee_idx;
create index phone_number_sms_assignee_idx on phone_number (e164) where sms_assignee_kind is not null;
