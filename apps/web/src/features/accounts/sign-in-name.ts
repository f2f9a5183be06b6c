import type { Account } from '@patchbay/contract/accounts';

/** By what a person signs in: an e-mail address, or the user name of an extension. */
export const signInNameOf = ({ email, username }: Pick<Account, 'email' | 'username'>): string => email ?? username ?? '—';

/** The page of a person's extension, below the address of its enterprise; nothing for who signs in by e-mail. */
export const extensionPathOf = ({ extensionId, memberships: [home] }: Pick<Account, 'extensionId' | 'memberships'>): string | undefined =>
  extensionId !== null && home ? `/t/${home.organisationId}/extensions/${extensionId}` : undefined;
