import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { ShortNumber } from '@patchbay/contract/primitives/phone-number';
import type { Parsed } from '@patchbay/domain/imports/types';
import { toE164 } from '@patchbay/domain/numbering/to-e164';

/** How a file says where calls are forwarded to: `101`, `Voicemail 101`, `Group 600 Sales`, a phone number, or `Gone`. */
export const destinationText = (to: LabelledDestination | null): string => {
  if (to === null) return 'Gone';
  const { destination, label } = to;
  const [shortNumber] = label.split(' ');
  switch (destination.kind) {
    case 'EXTENSION': return shortNumber!;
    case 'VOICEMAIL': return `Voicemail ${shortNumber}`;
    case 'RING_GROUP': return `Group ${label}`;
    case 'PHONE_NUMBER': case 'EXTERNAL': return label;
  }
};

const prefixed = /^(voicemail|group|gruppe)\s+(.+)$/i;

/** The same text in the one form that an export writes; people write it in others as well. */
export const parseDestination = (cell: string): Parsed<string> => {
  if (cell === 'Gone' || ShortNumber.safeParse(cell).success) return { ok: true, value: cell };
  const [, kind, rest] = prefixed.exec(cell) ?? [];
  if (kind && rest) return { ok: true, value: `${/^v/i.test(kind) ? 'Voicemail' : 'Group'} ${rest}` };
  const e164 = toE164(cell);
  return e164 ? { ok: true, value: e164 } : { ok: false, code: 'destination-unreadable', params: {} };
};

/** Names sort naturally, codes do not: what is compared says by which rules. */
export const exactSql = (text: string): string => `(${text}) collate "C"`;

/** What `destinationText` says of a column that holds a destination. */
export const destinationTextSql = (column: string): string => exactSql(`coalesce(case ${column} ->> 'kind'
    when 'EXTERNAL' then ${column} ->> 'e164'
    when 'PHONE_NUMBER' then (select n.e164 from phone_number n where n.id = (${column} ->> 'id')::uuid)
    when 'RING_GROUP' then (select 'Group ' || concat_ws(' ', o.short_number, o.name) from ring_group o where o.id = (${column} ->> 'id')::uuid)
    when 'VOICEMAIL' then (select 'Voicemail ' || e.short_number from extension e where e.id = (${column} ->> 'extensionId')::uuid)
    else (select e.short_number from extension e where e.id = (${column} ->> 'id')::uuid) end, 'Gone')`);

/** Ring groups by short number, name, or both: each way by an index of its own, as no index answers all of them at once. */
const meantGroupsSql = (natural: string): string => `
  select o.id from ring_group o where o.short_number = ${natural}
  union all select o.id from ring_group o where left(${natural}, 6) = 'Group ' and o.name = substr(${natural}, 7)
  union all select o.id from ring_group o where left(${natural}, 6) = 'Group ' and o.short_number = split_part(substr(${natural}, 7), ' ', 1) and 'Group ' || concat_ws(' ', o.short_number, o.name) = ${natural}`;

/** The destination that such a text means; null where the enterprise has none. */
export const meantDestinationSql = (text: string): string => {
  const natural = `(${text} collate "natural")`;
  return `coalesce((select jsonb_build_object('kind', d.kind, case when d.kind = 'VOICEMAIL' then 'extensionId' else 'id' end, d.id) from (
      select 'EXTENSION' as kind, e.id from extension e where e.short_number = ${natural}
      union all select 'VOICEMAIL', e.id from extension e where left(${natural}, 10) = 'Voicemail ' and e.short_number = substr(${natural}, 11)
      union all (select 'RING_GROUP', o.id from ring_group o where o.id = any (array(${meantGroupsSql(natural)})) order by 'Group ' || o.name = ${natural} desc limit 1)
      union all select 'PHONE_NUMBER', n.id from phone_number n where n.e164 = ${exactSql(text)}) d limit 1),
    case when ${text} like '+%' then jsonb_build_object('kind', 'EXTERNAL', 'e164', ${text}) end)`;
};
