import type { Account } from '@patchbay/contract/accounts';

/** By what a person signs in: an e-mail address, or the user name of an extension. */
export const signInNameOf = ({ email, username }: Pick<Account, 'email' | 'username'>): string => email ?? username ?? '—';

/** Where the extension of a person is found, below the address of its enterprise; nothing for who signs in by e-mail. */
export const extensionPathOf = ({ username, memberships: [home] }: Pick<Account, 'username' | 'memberships'>): string | undefined =>
  username !== null && home ? `/t/${home.organisationId}/extensions?q=${encodeURIComponent(username)}` : undefined;
