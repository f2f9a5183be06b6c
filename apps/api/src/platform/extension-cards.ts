import type { EndpointsDraft } from '@patchbay/contract/extension-cards';
import type { Tx } from '@patchbay/database/scope';
import { auditMany } from './audit-many.ts';
import type { ActingCtx } from './ctx.ts';

/** The cards of an extension, each with a version of its own. */
export type CardName =
  | 'identity' | 'numberSettings' | 'endpoints' | 'voicemail' | 'callWaiting' | 'monitoring' | 'phoneNumbers' | 'unconditionalForward' | 'exceptionNumbers' | 'conditionalForward' | 'temporaryForward';

/** Says that these cards changed: who is editing one of them learns so. */
export const bumpCards = async (tx: Tx, ctx: Pick<ActingCtx, 'now'>, ids: string[], names: readonly CardName[]): Promise<void> => {
  if (ids.length === 0 || names.length === 0) return;
  await tx.$executeRaw`
    update extension e set updated_at = ${ctx.now}, card_versions = e.card_versions || (
      select jsonb_object_agg(name, coalesce((e.card_versions ->> name)::integer, 1) + 1) from unnest(${[...names]}::text[]) as name)
    where e.id = any(${ids}::uuid[])`;
};

const endpointColumns = { softphoneOn: true, softphoneKind: true, mobileOn: true, mobileUserId: true, thirdPartyOn: true, hasOwnSipUsername: true, sipUsername: true, ipPhoneOn: true } as const;
interface EndpointsRow { softphoneOn: boolean; softphoneKind: string; mobileOn: boolean; mobileUserId: string | null; thirdPartyOn: boolean; hasOwnSipUsername: boolean; sipUsername: string; ipPhoneOn: boolean }

/** What may ring as an extension, but for which phones. */
export type Endpoints = Omit<EndpointsDraft, 'ipPhone'> & { ipPhone: { isOn: boolean } };

export const endpointsOf = (row: EndpointsRow): Endpoints => ({
  softphone: { isOn: row.softphoneOn, kind: row.softphoneKind as EndpointsDraft['softphone']['kind'] },
  mobile: { isOn: row.mobileOn, userId: row.mobileUserId },
  thirdParty: { isOn: row.thirdPartyOn, sipUsername: row.hasOwnSipUsername ? row.sipUsername : null },
  ipPhone: { isOn: row.ipPhoneOn },
});

/** The apps of these users ring as no extension any more, which the log tells of each, so that it comes back when it is undone. */
export const letGoOfApps = async (tx: Tx, ctx: ActingCtx, userIds: string[]): Promise<void> => {
  const found = await tx.extension.findMany({ where: { mobileUserId: { in: userIds } }, select: { id: true, shortNumber: true, displayName: true, ...endpointColumns }, orderBy: { shortNumber: 'asc' } });
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  await tx.extension.updateMany({ where: { id: { in: ids } }, data: { mobileOn: false, mobileUserId: null } });
  await bumpCards(tx, ctx, ids, ['endpoints']);
  await auditMany(tx, ctx, { action: 'extension.updated', type: 'extension' }, found.map(({ id, shortNumber, displayName, ...row }) => ({
    id, label: `${shortNumber} ${displayName}`, before: { id, endpoints: endpointsOf(row) }, after: { id, endpoints: endpointsOf({ ...row, mobileOn: false, mobileUserId: null }) }, organisation: ctx.organisation,
  })));
};
