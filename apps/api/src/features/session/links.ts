import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { PublicCtx } from '../../platform/ctx.ts';
import { ofExtension } from '../../platform/accounts/write-to.ts';
import { digest } from '../../platform/secrets.ts';

export const deadLink = () => new Problem('not-found', 'This link does not work any more: it was used already, has expired, or was not copied whole. Ask for a new one.');

/** The account that an unused, unexpired link is for, and where it comes from. */
export const findLink = async (tx: Tx, ctx: PublicCtx, purpose: 'invitation' | 'reset', token: string) => {
  const link = await tx.accountToken.findFirst({
    where: { tokenHash: digest(token), purpose, usedAt: null, expiresAt: { gt: ctx.now }, account: { isEnabled: true } },
    include: { account: { include: { ...ofExtension, owner: { select: { code: true } } } } },
  });
  if (!link) throw deadLink();
  return link;
};

/** Uses a link up, at most once. */
export const claimLink = async (tx: Tx, ctx: PublicCtx, linkId: string): Promise<void> => {
  const { count } = await tx.accountToken.updateMany({ where: { id: linkId, usedAt: null, expiresAt: { gt: ctx.now } }, data: { usedAt: ctx.now } });
  if (count === 0) throw deadLink();
};
