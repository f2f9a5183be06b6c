-- Invitations whose mail is kept, since there was no mail server, were taken for sent. From now on this is recorded when the mail is written.
set local role patchbay_platform;
update app_invitation i set mail_error = 'No mail server is set up.' from outbox_mail m where m.id = i.mail_id and m.status = 'kept' and i.mail_error = '';
reset role;
