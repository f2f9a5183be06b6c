import { Problem } from '@patchbay/contract/http/problem';
import { type Destination, destinationKey, type DestinationKind, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

type InsideKind = Exclude<DestinationKind, 'EXTERNAL'>;

/** Selects the id, label and state of each that calls can be sent to, and by what it is found first. */
export const destinationSql: { [K in InsideKind]: string } = {
  EXTENSION: `select id, short_number || ' ' || display_name as label, is_enabled from extension`,
  VOICEMAIL: `select id, short_number || ' ' || display_name as label, is_enabled from extension`,
  RING_GROUP: `select id, concat_ws(' ', short_number, name) as label, true as is_enabled from ring_group`,
  PHONE_NUMBER: 'select id, e164 as label, blocked_reason is null as is_enabled from phone_number',
};

const insideSql = Object.entries(destinationSql).map(([kind, sql]) => `select '${kind}' as kind, t.* from (${sql}) t`).join(' union all ');

/** Which extension, group or number it is; what is outside has no id. */
export const idOf = (destination: Destination): string | undefined => {
  switch (destination.kind) {
    case 'EXTERNAL': return undefined;
    case 'VOICEMAIL': return destination.extensionId;
    case 'EXTENSION': case 'RING_GROUP': case 'PHONE_NUMBER': return destination.id;
  }
};

/**
 * The SQL of a `LabelledDestination` from a column that holds a destination: null where that has gone, or none was chosen. The id is worked out
 * on its own: PostgreSQL asks no index for what it reads off within the condition, as that could tell of rows that a policy hides.
 */
export const labelledSql = (column: string): string => `(case when ${column} ->> 'kind' = 'EXTERNAL' then jsonb_build_object('destination', ${column}, 'label', ${column} ->> 'e164', 'isEnabled', true)
  else (select jsonb_build_object('destination', ${column}, 'label', t.label, 'isEnabled', t.is_enabled)
    from (select coalesce(${column} ->> 'id', ${column} ->> 'extensionId')::uuid as id offset 0) wanted join (${insideSql}) t on t.id = wanted.id where t.kind = ${column} ->> 'kind') end)`;

/** The words of these destinations of the enterprise by `destinationKey`; what has gone is not among them. */
export const labelDestinations = async (tx: Tx, destinations: Destination[]): Promise<Map<string, LabelledDestination>> => {
  const ids = [...new Set(destinations.flatMap((one) => idOf(one) ?? []))];
  const rows = ids.length === 0 ? [] : await tx.$queryRaw<{ kind: string; id: string; label: string; is_enabled: boolean }[]>`
    select t.* from (${Prisma.raw(insideSql)}) t where t.id = any(${ids}::uuid[])`;
  const known = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return new Map(destinations.flatMap((destination): [string, LabelledDestination][] => {
    const key = destinationKey(destination);
    if (destination.kind === 'EXTERNAL') return [[key, { destination, label: destination.e164, isEnabled: true }]];
    const found = known.get(key);
    return found ? [[key, { destination, label: found.label, isEnabled: found.is_enabled }]] : [];
  }));
};

const unknown: { [K in InsideKind]: string } = {
  EXTENSION: 'The enterprise has no such extension.',
  VOICEMAIL: 'The enterprise has no such extension.',
  RING_GROUP: 'The enterprise has no such ring group.',
  PHONE_NUMBER: 'The enterprise has no such number.',
};

interface Wanted {
  destination: Destination;
  /** The field that a refusal is said of. */
  pointer: string;
}

/** Refuses destinations that the enterprise does not have, each at its place. What has gone since it was chosen is kept: `before` are those of the saved state. Answers the words of those that are there. */
export const refuseUnknownDestinations = async (tx: Tx, wanted: Wanted[], before: Destination[] = []): Promise<Map<string, LabelledDestination>> => {
  const known = await labelDestinations(tx, wanted.map(({ destination }) => destination));
  const kept = new Set(before.map(destinationKey));
  const errors = wanted.flatMap(({ destination, pointer }) => {
    const key = destinationKey(destination);
    return destination.kind === 'EXTERNAL' || known.has(key) || kept.has(key) ? [] : [{ pointer, detail: unknown[destination.kind] }];
  });
  if (errors[0]) throw new Problem('rule-broken', errors[0].detail, { errors });
  return known;
};
