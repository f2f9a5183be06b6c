import type { EndpointsDraft } from '@patchbay/contract/extension-cards';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { sipUsernameFor } from '../extensions.ts';
import type { ActingCtx } from '../../../platform/ctx.ts';
import type { ExtensionState } from '../load.ts';
import type { Card } from './card.ts';
import { lockPhones, putOnPhones, refusePhones } from './lines.ts';

const refuseTakenName = async (tx: Tx, { id, sipUsername }: ExtensionState, wanted: string | null): Promise<void> => {
  if (wanted === null || wanted === sipUsername) return;
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`select is_sip_username_taken(${wanted}, ${id}::uuid) as taken`;
  if (!row!.taken) return;
  const detail = 'This name is not available.';
  throw new Problem('already-exists', detail, { errors: [{ pointer: '/thirdParty/sipUsername', detail }] });
};

/** The name of the account: a chosen one, or one of the short number, which stays while it is one. */
const accountOf = async (tx: Tx, ctx: ActingCtx, { shortNumber, sipUsername, endpoints }: ExtensionState, chosen: string | null) => {
  if (chosen !== null) return { sipUsername: chosen, hasOwnSipUsername: true };
  return { sipUsername: endpoints.thirdParty.sipUsername === null ? sipUsername : await sipUsernameFor(tx, ctx, shortNumber), hasOwnSipUsername: false };
};

export const endpointsCard: Card<EndpointsDraft> = {
  name: 'endpoints',
  keys: ['endpoints', 'phoneIds'],
  told: ['phones', 'sipUsername'],
  draftOf: ({ endpoints, phoneIds }) => ({ ...endpoints, ipPhone: { ...endpoints.ipPhone, phoneIds } }),
  check: async (tx, _ctx, before, { thirdParty, ipPhone }) => {
    await refuseTakenName(tx, before, thirdParty.sipUsername);
    refusePhones(await lockPhones(tx, ipPhone.phoneIds), before.id, ipPhone.phoneIds);
  },
  change: async (tx, ctx, before, { softphone, mobile, thirdParty, ipPhone }) => {
    const account = await accountOf(tx, ctx, before, thirdParty.sipUsername);
    // By the version of an extension phones learn that their file is another one.
    const isToldToPhones = account.sipUsername !== before.sipUsername || ipPhone.isOn !== before.endpoints.ipPhone.isOn;
    const data = { softphoneOn: softphone.isOn, softphoneKind: softphone.kind, mobileOn: mobile.isOn, mobileUserId: mobile.userId, thirdPartyOn: thirdParty.isOn, ipPhoneOn: ipPhone.isOn, ...account, ...(isToldToPhones && { version: { increment: 1 } }) };
    await tx.extension.update({ where: { id: before.id }, data, select: { id: true } });
    await putOnPhones(tx, ctx, before, ipPhone.phoneIds);
  },
};
