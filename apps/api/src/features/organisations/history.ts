import { Problem } from '@patchbay/contract/http/problem';
import type { OrganisationDraft } from '@patchbay/contract/organisations';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import { childKinds } from '@patchbay/domain/access/roles';
import type { Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { cannotLieBelow, decidedAbove, find, recordDeparture, recorded, referencesOf, refuseOnSelf, refuseOwnTerms, requireMovable, toRow } from './organisations.ts';

type Recorded = ReturnType<typeof recorded> & { id: string };

const load = async (tx: Tx, id: string): Promise<Recorded> => ({ id, ...recorded(await find(tx, id)) });

/** An organisation goes back under the same rules by which it went there. */
export const organisationHistory: History<Recorded> = {
  type: 'organisation',
  current: async (tx, _, id) => {
    const row = await tx.organisation.findUnique({ where: { id } });
    return row && { id, ...recorded(row) };
  },
  restore: async (tx, ctx, wire) => {
    const before = await find(tx, wire.id);
    const asker = ctx as SubtreeCtx;
    refuseOwnTerms(asker, before, wire as OrganisationDraft);
    if (before.status !== wire.status) refuseOnSelf(asker, before, wire.status === 'disabled' ? 'disabled' : 'enabled');
    if (before.parentId !== wire.parentId && wire.parentId) await requireMovable(tx, before, wire.parentId);
    await tx.organisation.update({
      where: { id: wire.id },
      data: { ...toRow(wire as OrganisationDraft), status: wire.status, parentId: wire.parentId, version: { increment: 1 } },
      select: { id: true },
    });
    return load(tx, wire.id);
  },
  recreate: async (tx, _, wire) => {
    const parent = await find(tx, wire.parentId!);
    if (!childKinds(parent.kind as OrganisationKind).includes(wire.kind)) throw new Problem('rule-broken', cannotLieBelow(wire.kind, parent.kind as OrganisationKind));
    const data = { ...toRow(wire as OrganisationDraft), id: wire.id, kind: wire.kind, status: wire.status, parentId: parent.id };
    await tx.organisation.create({ data, select: { id: true } });
    return load(tx, wire.id);
  },
  remove: async (tx, ctx, id) => {
    const before = await find(tx, id);
    refuseOnSelf(ctx as SubtreeCtx, before, 'removed');
    const { blocking, removed } = await referencesOf(tx, before);
    const references = [...blocking, ...removed];
    if (references.length > 0) throw new Problem('in-use', `${before.name} is not empty any more.`, { references });
    await tx.organisation.delete({ where: { id }, select: { id: true } });
  },
  moved: async (tx, ctx, { before, after }) => {
    if (!after) return undefined;
    if (before && before.parentId !== after.parentId) await recordDeparture(tx, ctx as SubtreeCtx, before);
    const { id, path, name } = await find(tx, after.id);
    return { id, path, name };
  },
  isAboveAsker: (ctx, { path, before, after }) => {
    if (before?.kind === 'platform') return false;
    if (before && after && before.parentId !== after.parentId) return !['partner', 'platform'].includes(ctx.organisation.kind);
    if (path !== ctx.reachPath) return false;
    return !before || !after || before.status !== after.status || decidedAbove.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  },
  // Rows of the log from before there was a quarantine, an app or a country, say nothing of it.
  comparable: ({ id: _, numberQuarantineDays = null, brandColor = '', appInvitationDays = null, country = null, ...rest }) => ({ ...rest, country, numberQuarantineDays, brandColor, appInvitationDays }),
};
