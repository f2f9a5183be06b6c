/** What an account is known by: an e-mail address, or a user name in the enterprise that is its home. */
export interface AccountNames {
  email: string | null;
  username: string | null;
}

/** By what somebody says who they are: an address, or the code of an enterprise and a user name in it. */
export type SignInName = { email: string } | { enterprise: string; username: string };

/** What an account is called in lists, logs and labels. */
export const labelOfAccount = ({ email, username }: AccountNames): string => email ?? username ?? '';

/** What attempts and browsers are counted by, the same however it was typed. No address has a line break in it. */
export const signInKey = (name: SignInName): string =>
  'email' in name ? name.email : `${name.enterprise.toUpperCase()}\n${name.username.normalize('NFKC').toLowerCase()}`;

/** The same of an account; `enterprise` is the code of its home. */
export const signInKeyOf = ({ email, username, enterprise }: AccountNames & { enterprise: string | null }): string =>
  signInKey(email === null ? { enterprise: enterprise ?? '', username: username ?? '' } : { email });
