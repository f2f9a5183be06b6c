-- Two user names that look alike are one: full-width letters, ligatures and the like count as what they stand for.
set local role patchbay_platform;
update extension set username = free_username(tenant_id, normalize(username, NFKC)) where username is not nfkc normalized;
reset role;
