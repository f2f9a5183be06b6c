import type { BeyondSight, RoutedExtension, RoutedNumber } from '@patchbay/contract/call-worlds';
import type { Tx } from '@patchbay/database/scope';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { seenExtensions, seesAll } from '../../../platform/extension-sight.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { findNames, findRouted } from './routed-extensions.ts';
import { type FoundGroup, findGroups } from './routed-groups.ts';

interface Asked {
  extensions: string[];
  groups: string[];
}

interface Told {
  extensions: RoutedExtension[];
  groups: FoundGroup[];
  beyond: BeyondSight[];
}

/**
 * What of these extensions and groups whoever asks is told: all that decides about calls, or the name alone. Of a group it is all where all its members
 * are seen, because it tells what becomes of a call at each of them.
 */
export const findTold = async (tx: Tx, ctx: TenantCtx, { extensions, groups }: Asked): Promise<Told> => {
  const found = await findGroups(tx, groups);
  const seen = await seenExtensions(sqlIn(tx), ctx, [...extensions, ...found.flatMap(({ group }) => group.memberExtensionIds)]);
  const isTold = ({ group }: FoundGroup) => group.memberExtensionIds.every((id) => seen.has(id));
  const untold = found.filter((one) => !isTold(one)).map(({ group: { id, label }, shortNumber }) => ({ id, label, shortNumber }));
  return {
    extensions: await findRouted(tx, extensions.filter((id) => seen.has(id))),
    groups: found.filter(isTold),
    beyond: [...(await findNames(tx, extensions.filter((id) => !seen.has(id)))), ...untold],
  };
};

/** A number as whoever asks is told of it: to whom it leads only where that is in the world with its settings. */
export const toldNumber = (ctx: TenantCtx, number: RoutedNumber, isInWorld: (id: string) => boolean): RoutedNumber => {
  const { leadsTo } = number;
  const isTold = seesAll(ctx) || leadsTo === null || ((leadsTo.kind === 'EXTENSION' || leadsTo.kind === 'RING_GROUP') && isInWorld(leadsTo.id));
  return isTold ? number : { id: number.id, e164: number.e164, leadsTo: { kind: 'UNTOLD' } };
};
