-- A plan that is kept from when there were no extensions yet reads all of them for each one that is added: an import of thousands of them
-- into a new database took as long as their square.

set role patchbay_platform;
alter function free_username(uuid, text) set plan_cache_mode = force_custom_plan;
reset role;
