const temporary = 'e.temporary_forward';
const unconditional = 'e.unconditional_forward';

/** What the clocks of the enterprise of an extension `e` show. */
const wall = '(select now() at time zone o.time_zone as at from organisation o where o.id = e.tenant_id)';

const isInRule = `case when r.rule ->> 'from' < r.rule ->> 'to'
  then r.rule -> 'days' @> w.today and w.clock >= r.rule ->> 'from' and w.clock < r.rule ->> 'to'
  else r.rule -> 'days' @> w.today and w.clock >= r.rule ->> 'from' or r.rule -> 'days' @> w.day_before and w.clock < r.rule ->> 'to' end`;

/** The SQL of whether something forwards every call to an extension `e` at this moment: what `unconditionalAt` says of it. */
export const forwardsNow = `coalesce(
  now() >= (${temporary} ->> 'from')::timestamptz and now() < (${temporary} ->> 'until')::timestamptz
  or ${unconditional} ->> 'mode' = 'ALWAYS' and ${unconditional} ->> 'destination' is not null
  or case when ${unconditional} ->> 'mode' = 'SCHEDULE' then exists (
    select from jsonb_array_elements(${unconditional} -> 'rules') r (rule)
    cross join lateral (select to_char(l.at, 'HH24:MI') collate "C" as clock, to_jsonb(extract(isodow from l.at)::integer) as today, to_jsonb(extract(isodow from l.at - interval '1 day')::integer) as day_before from ${wall} l) w
    where ${isInRule}) end, false)`;
