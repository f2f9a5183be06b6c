import type { Explain, Explanation } from '@patchbay/contract/extension-calls';
import type { Caller, RoutedExtension } from '@patchbay/contract/call-worlds';
import { notFound } from '@patchbay/contract/http/problem';
import { Destination, destinationKey, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { Tx } from '@patchbay/database/scope';
import { decideCall } from '@patchbay/domain/call-routing/decide-call';
import { warningsOf } from '@patchbay/domain/call-routing/warnings';
import { labelOf, type World, worldOf } from '@patchbay/domain/call-routing/world';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { refuseUnseen, seenExtensions, seesAll } from '../../../platform/extension-sight.ts';
import { labelDestinations } from '../../../platform/destinations.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { loadWorld } from './world.ts';

/** Every destination that is spoken of anywhere in a value, each once. */
const destinationsIn = (value: unknown, found = new Map<string, Destination>()): Map<string, Destination> => {
  if (typeof value !== 'object' || value === null) return found;
  const { data } = Destination.safeParse(value);
  if (data) found.set(destinationKey(data), data);
  for (const part of Object.values(value)) destinationsIn(part, found);
  return found;
};

const labelsOf = async (tx: Tx, world: World, { decision, warnings }: Pick<Explanation, 'decision' | 'warnings'>, caller: Caller): Promise<LabelledDestination[]> => {
  const { outcome } = decision;
  const answering = outcome.kind === 'ANSWERED' ? outcome.extensionIds.map((id) => ({ kind: 'EXTENSION', id })) : [];
  const spokenOf = [...destinationsIn([caller, decision, warnings, answering]).values()];
  return [...(await labelDestinations(tx, spokenOf.filter((one) => labelOf(world, one) !== undefined))).values()];
};

interface Asked extends Explain {
  id: string;
  /** Whether whom the asker names is looked up even where they do not see them. */
  isOwn: boolean;
}

/**
 * What the call can come to, with the cards that the screen holds. A monitor sees where calls go by what is saved; whom they name beside that
 * and do not see, is not there.
 */
const loadAsked = async (tx: Tx, ctx: TenantCtx, { id, isOwn, question: { caller }, unsaved }: Asked): Promise<World> => {
  const { forwarding, voicemail, waiting } = unsaved;
  const change = (one: RoutedExtension): RoutedExtension =>
    one.id === id ? { ...one, forwarding: forwarding ?? one.forwarding, voicemail: voicemail ?? one.voicemail, waiting: waiting ?? one.waiting } : one;
  if (isOwn || seesAll(ctx)) return worldOf(await loadWorld(tx, ctx, caller.kind === 'EXTENSION' ? [id, caller.id] : [id], change));
  const named = [...destinationsIn([caller, unsaved]).values()].flatMap((one) => (one.kind === 'EXTENSION' ? [one.id] : one.kind === 'VOICEMAIL' ? [one.extensionId] : []));
  const world = await loadWorld(tx, ctx, [...new Set([id, ...(await seenExtensions(sqlIn(tx), ctx, named))])]);
  return worldOf({ ...world, extensions: world.extensions.map(change) });
};

const explain = (ctx: TenantCtx, asked: Asked): Promise<Explanation> =>
  ctx.inTenant(async (tx) => {
    const { id, question } = asked;
    await refuseUnseen(tx, ctx, id);
    const world = await loadAsked(tx, ctx, asked);
    const extension = world.extensions.get(id);
    if (!extension) throw notFound('extension');
    const decision = decideCall(world, { ...question, to: { kind: 'EXTENSION', id } });
    const warnings = warningsOf(world, extension, Date.parse(question.at));
    return { decision, warnings, labels: await labelsOf(tx, world, { decision, warnings }, question.caller) };
  });

/** What happens to a call to an extension, by what is saved or by what the screen holds in place of that. */
export const explainCall = (ctx: TenantCtx, id: string, asked: Explain): Promise<Explanation> => explain(ctx, { ...asked, id, isOwn: false });

/** The same of the own one: its person may name whomever they find in the phone book. */
export const explainOwnCall = (ctx: TenantCtx, id: string, asked: Explain): Promise<Explanation> => explain(ctx, { ...asked, id, isOwn: true });
