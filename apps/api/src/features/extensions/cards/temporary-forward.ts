import type { TemporaryForwardDraft } from '@patchbay/contract/extension-cards';
import { Problem } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';
import { enqueue } from '../../../platform/jobs.ts';
import type { Card } from './card.ts';
import { endTemporaryForward } from './end-temporary-forward.ts';
import { checkForwards, keepForwards } from './forwarding.ts';

const refuseOver = (until: string, now: Date): void => {
  if (Date.parse(until) > now.getTime()) return;
  const detail = 'The end has passed already.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/temporary/until', detail }] });
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
    if (temporary) await enqueue(tx, { requestId: ctx.requestId, startsAt: new Date(temporary.until) }, endTemporaryForward, { extensionId: before.id, until: temporary.until });
  },
};
