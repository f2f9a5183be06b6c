import type { CallTarget, CallWorld, RoutedExtension, RoutedNumber } from '@patchbay/contract/call-worlds';
import { notFound } from '@patchbay/contract/http/problem';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { Tx } from '@patchbay/database/scope';
import { destinationsOf } from '@patchbay/domain/call-routing/destinations';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { findDefaultPlan, findRouted } from './routed-extensions.ts';

interface NumberRow {
  id: string;
  e164: E164;
  kind: string | null;
  assignee_id: string;
  label: string;
}

const targets: { [kind: string]: 'EXTENSION' | 'RING_GROUP' } = { extension: 'EXTENSION', 'ring-group': 'RING_GROUP' };

const toNumber = ({ id, e164, kind, assignee_id, label }: NumberRow): RoutedNumber => {
  const target = kind === null ? undefined : targets[kind];
  const leadsTo = (): CallTarget | null => (kind === null ? null : target ? { kind: target, id: assignee_id } : { kind: 'OTHER', reference: { kind, id: assignee_id, label } });
  return { id, e164, leadsTo: leadsTo() };
};

/** The numbers of the enterprise that ring at these extensions, or that calls are sent to, also where they are written as external ones. */
const findNumbers = async (tx: Tx, extensions: RoutedExtension[], sent: Destination[]): Promise<RoutedNumber[]> => {
  const own = extensions.map(({ id }) => id);
  const ids = sent.flatMap((to) => (to.kind === 'PHONE_NUMBER' ? [to.id] : []));
  const e164s = sent.flatMap((to) => (to.kind === 'EXTERNAL' ? [to.e164] : []));
  // Each of them by its index.
  const rows = await tx.$queryRaw<NumberRow[]>`
    select n.id, n.e164, n.voice_assignee_kind as kind, n.voice_assignee_id as assignee_id, n.voice_assignee_label as label from phone_number n where n.id in (
      select id from phone_number where id = any(${ids}::uuid[]) union all select id from phone_number where e164 = any(${e164s}::text[])
      union all select id from phone_number where voice_extension_id = any(${own}::uuid[]))`;
  return rows.map(toNumber);
};

const extensionsIn = (sent: Destination[], numbers: RoutedNumber[]): string[] => [
  ...sent.flatMap((to) => (to.kind === 'EXTENSION' ? [to.id] : to.kind === 'VOICEMAIL' ? [to.extensionId] : [])),
  ...numbers.flatMap(({ leadsTo }) => (leadsTo?.kind === 'EXTENSION' ? [leadsTo.id] : [])),
];

/**
 * What a call can come to that begins at one of these extensions: what they forward to, what that forwards to, and so on, a round for each step of the way.
 * @param change of an extension, before its destinations are followed
 */
export const loadWorld = async (tx: Tx, { organisation: { country, timeZone } }: TenantCtx, start: string[], change = (one: RoutedExtension): RoutedExtension => one): Promise<CallWorld> => {
  const extensions = new Map<string, RoutedExtension>();
  const numbers = new Map<string, RoutedNumber>();
  const asked = new Set<string>();
  for (let next = start; next.length > 0; ) {
    for (const id of next) asked.add(id);
    const found = (await findRouted(tx, next)).map(change);
    for (const one of found) extensions.set(one.id, one);
    const sent = found.flatMap((one) => destinationsOf(one).map(({ to }) => to));
    const led = await findNumbers(tx, found, sent);
    for (const number of led) numbers.set(number.id, number);
    next = [...new Set(extensionsIn(sent, led))].filter((id) => !asked.has(id));
  }
  return {
    country, timeZone, defaultPlan: await findDefaultPlan(tx), extensions: [...extensions.values()], ringGroups: [], numbers: [...numbers.values()],
    codes: [...extensions.values()].map(({ id, shortNumber }) => ({ code: shortNumber, leadsTo: { kind: 'EXTENSION', id } })),
  };
};

export const extensionWorld = (ctx: TenantCtx, id: string): Promise<CallWorld> =>
  ctx.inTenant(async (tx) => {
    const world = await loadWorld(tx, ctx, [id]);
    if (!world.extensions.some((one) => one.id === id)) throw notFound('extension');
    return world;
  });
