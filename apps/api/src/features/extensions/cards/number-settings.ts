import type { NumberSettingsDraft } from '@patchbay/contract/extension-cards';
import { refuseUnknownCountry } from '../../../platform/known-country.ts';
import { changeExtension } from '../extensions.ts';
import type { Card } from './card.ts';

export const numberSettingsCard: Card<NumberSettingsDraft> = {
  name: 'numberSettings',
  keys: ['shortNumber', 'presentationNumberId', 'dialPlanProfileId', 'country', 'isAnonymous', 'hasPresence', 'isRecorded'],
  draftOf: ({ shortNumber, presentationNumberId, dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded }) =>
    ({ shortNumber, presentationNumberId, dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded }),
  check: async (_tx, _ctx, before, { country }) => {
    if (country !== before.country) refuseUnknownCountry(country);
  },
  change: async (tx, ctx, before, { shortNumber, presentationNumberId, ...settings }) => {
    await tx.extension.update({ where: { id: before.id }, data: settings, select: { id: true } });
    await changeExtension(tx, ctx, before, { ...before, shortNumber, presentationNumberId });
  },
};
