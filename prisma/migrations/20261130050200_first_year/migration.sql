-- Of the year 0 there is no moment that can be compared, and none is taken any more: what was kept began long ago in any case.
set local role patchbay_platform;
update extension set temporary_forward = jsonb_set(temporary_forward, '{from}', '"0001-01-01T00:00:00.000Z"') where temporary_forward ->> 'from' like '0000-%';
reset role;
