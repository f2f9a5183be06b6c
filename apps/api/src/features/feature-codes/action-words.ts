import type { FeatureAction } from '@patchbay/contract/feature-codes';

/** The actions as files have them. */
export const actionWords: { [A in FeatureAction]: string } = {
  RECORD_ON_DEMAND: 'Record On Demand',
  VOICEMAIL_ACCESS: 'Voicemail Access',
  PICKUP: 'Pickup',
  BLIND_TRANSFER: 'Blind Transfer',
  ATTENDED_TRANSFER: 'Attended Transfer',
  PARK: 'Park',
};
