import type { UnconditionalForward } from '@patchbay/contract/forwarding';
import type { Card } from './card.ts';
import { checkForwards, keepForwards } from './forwarding.ts';

export const unconditionalForwardCard: Card<UnconditionalForward> = {
  name: 'unconditionalForward',
  keys: ['unconditionalForward'],
  draftOf: ({ unconditionalForward }) => unconditionalForward,
  check: (tx, _ctx, before, draft) => checkForwards(tx, before, { changed: { unconditionalForward: draft }, card: 'unconditional', at: '' }),
  change: (tx, _ctx, before, draft) => keepForwards(tx, before, { unconditionalForward: draft }, { unconditionalForward: draft }),
};
