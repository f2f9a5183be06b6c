import type { FeatureAction } from '@patchbay/contract/feature-codes';

// None begins with another one, so that a phone need not wait for what is dialled next.
const usual: { [A in FeatureAction]: string } = {
  RECORD_ON_DEMAND: '*3', VOICEMAIL_ACCESS: '*97', PICKUP: '*8', BLIND_TRANSFER: '#1', ATTENDED_TRANSFER: '*2', PARK: '*68',
};

/** The code that people know for an action; where that is taken, the first free one that begins with it. */
export const usualCode = (action: FeatureAction, taken: ReadonlySet<string>): string | undefined => {
  const code = usual[action];
  return [code, ...Array.from({ length: 10 }, (_, digit) => `${code}${digit}`)].find((candidate) => !taken.has(candidate));
};
