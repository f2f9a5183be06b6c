import type { ConditionalForward } from '@patchbay/contract/forwarding';
import type { Card } from './card.ts';
import { checkForwards, keepForwards } from './forwarding.ts';

export const conditionalForwardCard: Card<ConditionalForward> = {
  name: 'conditionalForward',
  keys: ['conditionalForward'],
  draftOf: ({ conditionalForward }) => conditionalForward,
  check: (tx, _ctx, before, draft) => checkForwards(tx, before, { changed: { conditionalForward: draft }, card: 'conditional', at: '' }),
  change: (tx, _ctx, before, draft) => keepForwards(tx, before, { conditionalForward: draft }, { conditionalForward: draft }),
};
