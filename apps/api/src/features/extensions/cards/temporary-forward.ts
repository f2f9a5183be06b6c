import type { TemporaryForwardDraft } from '@patchbay/contract/extension-cards';
import type { TemporaryForward } from '@patchbay/contract/forwarding';
import { Problem } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../../platform/ctx.ts';
import { enqueue } from '../../../platform/jobs.ts';
import type { Card } from './card.ts';
import { beginTemporaryForward } from './begin-temporary-forward.ts';
import { endTemporaryForward } from './end-temporary-forward.ts';
import { checkForwards, keepForwards } from './forwarding.ts';

const refuseOver = (until: string, now: Date): void => {
  if (Date.parse(until) > now.getTime()) return;
  const detail = 'The end has passed already.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/temporary/until', detail }] });
};

/** Has it put back when it is over and, where it is still to come, said when it begins. */
export const scheduleEnds = async (tx: Tx, { requestId, now }: ActingCtx, extensionId: string, { from, until }: TemporaryForward): Promise<void> => {
  if (Date.parse(from) > now.getTime()) await enqueue(tx, { requestId, startsAt: new Date(from) }, beginTemporaryForward, { extensionId, from, until });
  await enqueue(tx, { requestId, startsAt: new Date(until) }, endTemporaryForward, { extensionId, until });
};

export const temporaryForwardCard: Card<TemporaryForwardDraft> = {
  name: 'temporaryForward',
  keys: ['temporaryForward'],
  draftOf: ({ temporaryForward }) => ({ temporary: temporaryForward }),
  check: async (tx, ctx, before, { temporary }) => {
    if (temporary) refuseOver(temporary.until, ctx.now);
    await checkForwards(tx, before, { changed: { temporaryForward: temporary }, card: 'temporary', at: '/temporary' });
  },
  change: async (tx, ctx, before, { temporary }) => {
    await keepForwards(tx, before, { temporaryForward: temporary }, { temporaryForward: temporary ?? Prisma.DbNull });
    if (temporary) await scheduleEnds(tx, ctx, before.id, temporary);
  },
};
