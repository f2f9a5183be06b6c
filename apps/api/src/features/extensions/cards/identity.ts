import type { IdentityDraft } from '@patchbay/contract/extension-cards';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { isEmailAddress, readContact } from '@patchbay/domain/credentials/contact';
import type { ActingCtx } from '../../../platform/ctx.ts';
import { noGateway } from '../../../platform/text-messages.ts';
import { changeExtension } from '../extensions.ts';
import type { ExtensionState } from '../load.ts';
import { refuseGiving, refuseOwn } from '../person.ts';
import type { Card } from './card.ts';

/** What is saved, with the image, which is uploaded by itself and goes back with the card. */
type Draft = IdentityDraft & { imageId?: string | null };

const refuseContact = (detail: string, params = {}): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/personalContact', detail }], params });
};

/** As it is kept: an address in small letters, or a number in E.164. */
const keptContact = (ctx: ActingCtx, { country }: Pick<ExtensionState, 'country'>, typed: string): string => {
  if (typed === '') return '';
  const from = country ?? ctx.organisation.country ?? undefined;
  return readContact(typed, from) ?? refuseContact(from === undefined ? 'Neither an e-mail address nor a phone number in international form.' : 'Neither an e-mail address nor a phone number.');
};

const refuseUnreachable = ({ deps }: ActingCtx, { authentication }: IdentityDraft, contact: string): void => {
  if (authentication === 'TWO_STEP' && !isEmailAddress(contact) && !deps.textMessages.isConnected) refuseContact(noGateway().message, { reason: 'no-text-messages' });
};

const refuseLockingOut = async (tx: Tx, ctx: ActingCtx, { id, identity }: ExtensionState, { isSignInAllowed, role }: IdentityDraft): Promise<void> => {
  if (isSignInAllowed && role === identity.role) return;
  const { accountId } = await tx.extension.findUniqueOrThrow({ where: { id }, select: { accountId: true } });
  refuseOwn(ctx, accountId);
};

/** An image that was taken away for good does not come back. */
const keptImage = async (tx: Tx, imageId: string | null | undefined) => {
  if (imageId === undefined || imageId === null) return { imageId };
  const [image] = await tx.$queryRaw<{ id: string }[]>`select id from avatar where id = ${imageId}::uuid and not is_condemned for key share`;
  return { imageId: image?.id ?? null };
};

/** The account follows by a trigger: whoever may not sign in any more is signed out with this. */
export const identityCard: Card<Draft> = {
  name: 'identity',
  keys: ['displayName', 'identity'],
  draftOf: ({ displayName, identity }) => ({ displayName, ...identity }),
  check: (_tx, ctx, before, draft) => Promise.resolve(refuseUnreachable(ctx, draft, keptContact(ctx, before, draft.personalContact))),
  change: async (tx, ctx, before, { displayName, imageId, ...draft }) => {
    refuseGiving(ctx, before.identity, draft);
    await refuseLockingOut(tx, ctx, before, { displayName, ...draft });
    const data = { ...draft, username: draft.username.normalize('NFKC'), personalContact: keptContact(ctx, before, draft.personalContact), ...(await keptImage(tx, imageId)) };
    await tx.extension.update({ where: { id: before.id }, data, select: { id: true } });
    if (displayName !== before.displayName) await changeExtension(tx, ctx, before, { ...before, displayName });
  },
};
