import type { ContactMethodKind } from '@patchbay/contract/contact-methods';
import type { IconName } from '#ui/icons.tsx';

/** Where each kind is listed, below the contact methods' address, and its sign. */
export const kindPages: { [K in ContactMethodKind]: { path: string; icon: IconName } } = {
  SIP_ACCOUNT: { path: 'sip-accounts', icon: 'key' },
  PSTN_FORWARDING: { path: 'pstn-forwarding', icon: 'phone' },
  SIP_FORWARDING: { path: 'sip-forwarding', icon: 'swap' },
  EMAIL: { path: 'emails', icon: 'mail' },
};
