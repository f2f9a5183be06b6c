import type { Explain, Explanation } from '@patchbay/contract/extension-calls';
import { notFound } from '@patchbay/contract/http/problem';
import { Destination, destinationKey, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { Tx } from '@patchbay/database/scope';
import { decideCall } from '@patchbay/domain/call-routing/decide-call';
import { warningsOf } from '@patchbay/domain/call-routing/warnings';
import { worldOf } from '@patchbay/domain/call-routing/world';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { refuseUnseen } from '../../../platform/extension-sight.ts';
import { labelDestinations } from '../../../platform/destinations.ts';
import { loadWorld } from './world.ts';

/** Every destination that is spoken of anywhere in a value, each once. */
const destinationsIn = (value: unknown, found = new Map<string, Destination>()): Map<string, Destination> => {
  if (typeof value !== 'object' || value === null) return found;
  const { data } = Destination.safeParse(value);
  if (data) found.set(destinationKey(data), data);
  for (const part of Object.values(value)) destinationsIn(part, found);
  return found;
};

const labelsOf = async (tx: Tx, { decision, warnings }: Pick<Explanation, 'decision' | 'warnings'>, caller: Explain['question']['caller']): Promise<LabelledDestination[]> => {
  const { outcome } = decision;
  const answering = outcome.kind === 'ANSWERED' ? outcome.extensionIds.map((id) => ({ kind: 'EXTENSION', id })) : [];
  const spokenOf = destinationsIn([caller, decision, warnings, answering]);
  return [...(await labelDestinations(tx, [...spokenOf.values()])).values()];
};

/** What happens to a call to an extension, by what is saved or by what the screen holds in place of that. */
export const explainCall = (ctx: TenantCtx, id: string, { question, unsaved }: Explain): Promise<Explanation> =>
  ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    const { caller } = question;
    const { forwarding, voicemail, waiting } = unsaved;
    const loaded = await loadWorld(tx, ctx, caller.kind === 'EXTENSION' ? [id, caller.id] : [id], (one) =>
      one.id === id ? { ...one, forwarding: forwarding ?? one.forwarding, voicemail: voicemail ?? one.voicemail, waiting: waiting ?? one.waiting } : one);
    const world = worldOf(loaded);
    const extension = world.extensions.get(id);
    if (!extension) throw notFound('extension');
    const decision = decideCall(world, { ...question, to: { kind: 'EXTENSION', id } });
    const warnings = warningsOf(world, extension, Date.parse(question.at));
    return { decision, warnings, labels: await labelsOf(tx, { decision, warnings }, caller) };
  });
