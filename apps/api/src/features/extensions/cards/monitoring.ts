import type { Monitoring } from '@patchbay/contract/extension-cards';
import type { Card } from './card.ts';

export const monitoringCard: Card<Monitoring> = {
  name: 'monitoring',
  keys: ['monitoring'],
  draftOf: ({ monitoring }) => monitoring,
  change: async (tx, _ctx, { id }, draft) => void (await tx.extension.update({ where: { id }, data: draft, select: { id: true } })),
};
