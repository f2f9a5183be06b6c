import type { ExtensionNumbersDraft } from '@patchbay/contract/extension-cards';
import { changeExtension } from '../extensions.ts';
import type { Card } from './card.ts';

export const phoneNumbersCard: Card<ExtensionNumbersDraft> = {
  name: 'phoneNumbers',
  keys: ['phoneNumberIds'],
  told: ['phoneNumbers'],
  draftOf: ({ phoneNumberIds }) => ({ phoneNumberIds }),
  change: async (tx, ctx, before, { phoneNumberIds }) => void (await changeExtension(tx, ctx, before, { ...before, phoneNumberIds })),
};
