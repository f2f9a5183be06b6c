import type { BeyondSight, CallTarget, CallWorld, LineAvailability, RoutedExtension, RoutedNumber } from '@patchbay/contract/call-worlds';
import { notFound } from '@patchbay/contract/http/problem';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { destinationsOf, destinationsOfGroup } from '@patchbay/domain/call-routing/destinations';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { refuseUnseen } from '../../../platform/extension-sight.ts';
import { findDefaultPlan, findRouted } from './routed-extensions.ts';
import type { FoundGroup } from './routed-groups.ts';
import { findTold, toldNumber } from './told.ts';

type Kind = 'EXTENSION' | 'RING_GROUP';

interface NumberRow {
  id: string;
  e164: E164;
  kind: string | null;
  assignee_id: string;
  label: string;
  availability: LineAvailability | null;
}

const targets: { [kind: string]: Kind } = { extension: 'EXTENSION', 'ring-group': 'RING_GROUP' };

const toNumber = ({ id, e164, kind, assignee_id, label, availability }: NumberRow): RoutedNumber => {
  const target = kind === null ? undefined : targets[kind];
  const leadsTo = (): CallTarget | null => (kind === null ? null : target ? { kind: target, id: assignee_id } : { kind: 'OTHER', reference: { kind, id: assignee_id, label } });
  return { id, e164, leadsTo: leadsTo(), ...(availability && { availability }) };
};

/** Of the user whose line it rings at, where they follow a time schedule. */
const availability = Prisma.sql`(select jsonb_build_object('schedule', jsonb_build_object('name', s.name, 'timeZone', s.time_zone, 'hours', s.hours, 'exceptions', s.exceptions), 'whenUnavailable', l.when_unavailable)
  from (select user_id, when_unavailable from app_configuration where id = n.voice_app_configuration_id union all select user_id, when_unavailable from contact_method where id = n.voice_contact_method_id) l
    join app_user u on u.id = l.user_id join time_schedule s on s.id = u.time_schedule_id)`;

/** The numbers of the enterprise that ring at these extensions and groups, or that calls are sent to, also where they are written as external ones. */
const findNumbers = async (tx: Tx, own: string[], sent: Destination[]): Promise<RoutedNumber[]> => {
  const ids = sent.flatMap((to) => (to.kind === 'PHONE_NUMBER' ? [to.id] : []));
  const e164s = sent.flatMap((to) => (to.kind === 'EXTERNAL' ? [to.e164] : []));
  // Each of them by its index.
  const rows = await tx.$queryRaw<NumberRow[]>`
    select n.id, n.e164, n.voice_assignee_kind as kind, n.voice_assignee_id as assignee_id, n.voice_assignee_label as label, ${availability} as availability from phone_number n where n.id in (
      select id from phone_number where id = any(${ids}::uuid[]) union all select id from phone_number where e164 = any(${e164s}::text[])
      union all select id from phone_number where voice_extension_id = any(${own}::uuid[]) union all select id from phone_number where voice_ring_group_id = any(${own}::uuid[]))`;
  return rows.map(toNumber);
};

const namedBy = (kind: Kind, sent: Destination[]): string[] => sent.flatMap((to) => (to.kind === kind ? [to.id] : to.kind === 'VOICEMAIL' && kind === 'EXTENSION' ? [to.extensionId] : []));

const reachedBy = (kind: Kind, sent: Destination[], numbers: RoutedNumber[]): string[] => [
  ...namedBy(kind, sent),
  ...numbers.flatMap(({ leadsTo }) => (leadsTo?.kind === kind ? [leadsTo.id] : [])),
];

interface Part {
  extensions: Map<string, RoutedExtension>;
  groups: Map<string, FoundGroup>;
  beyond: Map<string, BeyondSight>;
  numbers: Map<string, RoutedNumber>;
}

type Change = (one: RoutedExtension) => RoutedExtension;

/** A round for each step of the way, until nothing new is named. */
const follow = async (tx: Tx, ctx: TenantCtx, start: string[], change: Change): Promise<Part> => {
  const part: Part = { extensions: new Map(), groups: new Map(), beyond: new Map(), numbers: new Map() };
  // Not those that a number leads to: it does not tell whom it belongs to.
  const named = new Set(start);
  const asked = new Set<string>();
  for (let next = { extensions: start, groups: [] as string[] }; next.extensions.length + next.groups.length > 0; ) {
    for (const id of [...next.extensions, ...next.groups]) asked.add(id);
    const told = await findTold(tx, ctx, next);
    const [extensions, { groups }] = [told.extensions.map(change), told];
    for (const one of extensions) part.extensions.set(one.id, one);
    for (const one of groups) part.groups.set(one.group.id, one);
    const sent = [...extensions.flatMap(destinationsOf), ...groups.flatMap(({ group }) => destinationsOfGroup(group))].map(({ to }) => to);
    for (const one of told.beyond) part.beyond.set(one.id, one);
    for (const id of [...namedBy('EXTENSION', sent), ...namedBy('RING_GROUP', sent)]) named.add(id);
    const numbers = await findNumbers(tx, [...extensions.map(({ id }) => id), ...groups.map(({ group }) => group.id)], sent);
    for (const number of numbers) part.numbers.set(number.id, number);
    const unasked = (kind: Kind) => [...new Set(reachedBy(kind, sent, numbers))].filter((id) => !asked.has(id));
    next = { extensions: unasked('EXTENSION'), groups: unasked('RING_GROUP') };
  }
  for (const id of part.beyond.keys()) if (!named.has(id)) part.beyond.delete(id);
  for (const [id, number] of part.numbers) part.numbers.set(id, toldNumber(ctx, number, (to) => part.extensions.has(to) || part.groups.has(to)));
  return part;
};

/** What a call can come to that begins at one of these extensions: what they forward to, what that forwards to, and so on, as far as whoever asks is told. Members of a group are rung and nothing more. */
export const loadWorld = async (tx: Tx, ctx: TenantCtx, start: string[], change: Change = (one) => one): Promise<CallWorld> => {
  const { country, timeZone } = ctx.organisation;
  const { extensions, groups, beyond, numbers } = await follow(tx, ctx, start, change);
  const members = new Set([...groups.values()].flatMap(({ group }) => group.memberExtensionIds));
  for (const member of await findRouted(tx, [...members].filter((id) => !extensions.has(id)))) extensions.set(member.id, member);
  return {
    country, timeZone, defaultPlan: await findDefaultPlan(tx), extensions: [...extensions.values()], ringGroups: [...groups.values()].map(({ group }) => group), beyond: [...beyond.values()], numbers: [...numbers.values()],
    codes: [
      ...[...extensions.values()].map(({ id, shortNumber }) => ({ code: shortNumber, leadsTo: { kind: 'EXTENSION' as const, id } })),
      ...[...groups.values()].flatMap(({ group: { id }, shortNumber }) => (shortNumber === null ? [] : [{ code: shortNumber, leadsTo: { kind: 'RING_GROUP' as const, id } }])),
    ],
  };
};

export const extensionWorld = (ctx: TenantCtx, id: string): Promise<CallWorld> =>
  ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    const world = await loadWorld(tx, ctx, [id]);
    if (!world.extensions.some((one) => one.id === id)) throw notFound('extension');
    return world;
  });
