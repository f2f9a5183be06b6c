import { shownRoute } from '../../../platform/number-assignment.ts';
import { change, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';

/** The profile that a number of a holder gets: the chosen one where that stands at or above the holder, or the nearest default. */
const carrier = (serves: 'VOICE' | 'SMS', setting: string): string => `left join lateral (select p.id, p.label from carrier_profile p
    where p.serves = '${serves}' and starts_with(o.path, p.owner_path) and case when f.settings ? '${setting}' then p.id = (f.settings ->> '${setting}')::uuid else p.is_default end
    order by length(p.owner_path) desc limit 1)`;

/** By whom a number is used in one of these ways, where something of it is to be taken away. */
const usedBy = (uses: string, isTakenAway: string): string =>
  `case when ${isTakenAway} then (select string_agg(u.label, ', ' order by u.label) from uses u where u.number_id = r.number_id and u.use in (${uses}) and u.place <= 5) end`;

const isRouteChanged = 'r.voice and r.had_voice and r.new_route <> r.had_route';

/**
 * What becomes of each candidate. A number that somebody else holds is no more said to be than one that is out of reach in any
 * other way; where the file's owner is the number's own, by name or code, others of that name do not matter.
 */
export const judgeNumbers = `
  with read as (
    select c.line, c.key as e164, (c.fields ->> 'voice')::boolean as voice, (c.fields ->> 'sms')::boolean as sms, (c.fields ->> 'fax')::boolean as fax,
      c.fields ->> 'voiceRouteType' as route, nullif(c.fields ->> 'owner', '') as owner_text,
      case when jsonb_typeof(c.fields -> 'tags') = 'array' then array(select jsonb_array_elements_text(c.fields -> 'tags')) when c.fields ? 'tags' then '{}'::text[] end as tags
    from candidate c),
  named as (
    select t.owner_text, o.id, o.code = upper(t.owner_text) as is_code from (select distinct owner_text from read where owner_text is not null) t
    join lateral (select n.id, n.code from organisation n where lower(n.name) = lower(t.owner_text) union select n.id, n.code from organisation n where n.code = upper(t.owner_text)) o on true),
  owners as (select owner_text, coalesce((array_agg(id) filter (where is_code))[1], case when count(*) = 1 then (array_agg(id))[1] end) as id from named group by owner_text),
  met as (
    select r.*, n.id as number_id, n.owner_id as holder_id, n.voice as had_voice, n.sms as had_sms, n.fax as had_fax, n.voice_route_type as had_route, n.tags as had_tags,
      n.voice_carrier_id as had_voice_carrier, n.sms_carrier_id as had_sms_carrier, n.source
    from read r left join phone_number n on n.e164 = r.e164),
  elsewhere as (select e164 from numbers_elsewhere(array(select e164 from met where number_id is null)) as e164),
  placed as (
    select m.*, w.id as named_id, m.owner_text is not null and w.owner_text is null as is_unknown, w.owner_text is not null and w.id is null as is_ambiguous,
      coalesce(m.holder_id, case when m.owner_text is null then coalesce((f.settings ->> 'ownerId')::uuid, f.organisation_id) else w.id end) as owner_id,
      case when m.voice then coalesce(m.route, m.had_route, 'DIRECT_ROUTING') end as new_route,
      coalesce(m.tags, m.had_tags, '{}'::text[]) as new_tags
    from met m cross join fact f left join owners w on w.owner_text = m.owner_text),
  holders as (
    select o.id, o.name, o.code, v.id as voice_id, v.label as voice_label, s.id as sms_id, s.label as sms_label,
      (f.settings ->> 'voiceCarrierId') is not null and v.id is null as lacks_voice, (f.settings ->> 'smsCarrierId') is not null and s.id is null as lacks_sms
    from (select distinct owner_id from placed) p join organisation o on o.id = p.owner_id cross join fact f
    ${carrier('VOICE', 'voiceCarrierId')} v on true
    ${carrier('SMS', 'smsCarrierId')} s on true),
  uses as (
    select number_id, use, label, row_number() over (partition by number_id, use order by label) as place from phone_number_uses(array(
      select number_id from placed where number_id is not null and ((had_voice and not voice) or (had_sms and not sms) or (voice and had_voice and new_route <> had_route))))),
  ready as (
    select p.*, h.name as owner_name, h.code as owner_code, h.lacks_voice, h.lacks_sms,
      p.number_id is not null and (p.voice, p.sms, p.fax, p.new_route) is distinct from (p.had_voice, p.had_sms, p.had_fax, p.had_route) as is_changed,
      case when not p.voice then null when p.had_voice and (p.had_voice_carrier is not null or not c.takes_voice) then p.had_voice_carrier else h.voice_id end as new_voice_carrier,
      case when not p.sms then null when p.had_sms and (p.had_sms_carrier is not null or not c.takes_sms) then p.had_sms_carrier else h.sms_id end as new_sms_carrier,
      h.voice_label, h.sms_label
    from placed p left join holders h on h.id = p.owner_id cross join fact f
    -- What is there without a carrier gets the one that was chosen for the file: from whoever gives numbers, and in an enterprise those that it brought itself.
    cross join lateral (select may and (f.settings ->> 'voiceCarrierId') is not null as takes_voice, may and (f.settings ->> 'smsCarrierId') is not null as takes_sms
      from (select (f.asker ->> 'mayChange')::boolean or p.source = 'EXTERNAL' as may) m) c),
  used as (
    select r.*, e.e164 is not null as is_elsewhere, ${usedBy(`'voice', 'presentation'`, 'r.had_voice and not r.voice')} as voice_by,
      coalesce(${usedBy(`'voice'`, isRouteChanged)}, ${usedBy(`'presentation'`, `${isRouteChanged} and r.new_route <> '${shownRoute}'`)}) as route_by, ${usedBy(`'sms'`, 'r.had_sms and not r.sms')} as sms_by
    from ready r left join elsewhere e on e.e164 = r.e164),
  judged as (
    select r.*, x.changes, ${list([
      refusal('r.is_elsewhere', 'phoneNumber', 'not-available'),
      refusal('r.is_unknown', 'owner', 'owner-unknown', `jsonb_build_object('owner', r.owner_text)`),
      refusal('r.number_id is null and r.is_ambiguous', 'owner', 'owner-ambiguous', `jsonb_build_object('owner', r.owner_text)`),
      refusal('r.number_id is not null and not r.is_unknown and lower(r.owner_text) not in (lower(r.owner_name), lower(r.owner_code))', 'owner', 'held-by-another', `jsonb_build_object('holder', r.owner_name)`),
      refusal(`r.is_changed and not (f.asker ->> 'mayChange')::boolean`, null, 'capabilities-not-yours'),
      refusal(`r.number_id is not null and r.new_tags is distinct from r.had_tags and not (f.asker ->> 'mayTag')::boolean`, 'tags', 'tags-not-yours'),
      refusal('r.voice_by is not null', 'voice', 'voice-in-use', `jsonb_build_object('by', r.voice_by)`),
      refusal('r.route_by is not null', 'voiceRouteType', 'route-in-use', `jsonb_build_object('by', r.route_by)`),
      refusal('r.sms_by is not null', 'sms', 'sms-in-use', `jsonb_build_object('by', r.sms_by)`),
      refusal('(r.voice and not coalesce(r.had_voice, false) and r.lacks_voice) or (r.sms and not coalesce(r.had_sms, false) and r.lacks_sms)', null, 'carrier-elsewhere', `jsonb_build_object('owner', r.owner_name)`),
    ])} as refusals
    from used r cross join fact f
    cross join lateral (select case when r.number_id is null then ${filled([
      given('owner', 'r.owner_name'), given('voice', 'r.voice'), given('sms', 'r.sms'), given('fax', 'r.fax'), given('voiceRouteType', 'r.new_route'),
      given('voiceCarrier', 'case when r.voice then r.voice_label end'), given('smsCarrier', 'case when r.sms then r.sms_label end'), given('tags', `nullif(r.new_tags, '{}')`),
    ])} else ${list([
      change('voice', 'r.had_voice', 'r.voice'), change('sms', 'r.had_sms', 'r.sms'), change('fax', 'r.had_fax', 'r.fax'), change('voiceRouteType', 'r.had_route', 'r.new_route'),
      `case when r.new_voice_carrier is distinct from r.had_voice_carrier then jsonb_build_object('field', 'voiceCarrier', 'before', (select p.label from carrier_profile p where p.id = r.had_voice_carrier), 'after', case when r.new_voice_carrier is not null then r.voice_label end) end`,
      `case when r.new_sms_carrier is distinct from r.had_sms_carrier then jsonb_build_object('field', 'smsCarrier', 'before', (select p.label from carrier_profile p where p.id = r.had_sms_carrier), 'after', case when r.new_sms_carrier is not null then r.sms_label end) end`,
      change('tags', 'r.had_tags', 'r.new_tags'),
    ])} end as changes) x)
  select j.line, k.kind,
    case when k.kind in ('create', 'update') then jsonb_build_object('ownerId', j.owner_id, 'voice', j.voice, 'sms', j.sms, 'fax', j.fax, 'voiceRouteType', j.new_route,
      'voiceCarrierId', j.new_voice_carrier, 'smsCarrierId', j.new_sms_carrier, 'tags', to_jsonb(j.new_tags)) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.number_id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
