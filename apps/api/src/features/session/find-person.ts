import type { Tx } from '@patchbay/database/scope';
import type { SignInName } from '../../platform/accounts/names.ts';

export interface FoundPerson {
  id: string;
  passwordHash: string | null;
}

/** Who is meant. One statement whether there is such a person or not, and such an enterprise or not: a second one for the known would tell. */
export const findPerson = async (tx: Tx, name: SignInName): Promise<FoundPerson | undefined> => {
  const rows = 'email' in name
    ? await tx.$queryRaw<FoundPerson[]>`select a.id, c.password_hash as "passwordHash"
        from account a left join account_credential c on c.account_id = a.id where a.email = ${name.email}`
    : await tx.$queryRaw<FoundPerson[]>`select a.id, c.password_hash as "passwordHash"
        from organisation o join account a on a.owner_id = o.id left join account_credential c on c.account_id = a.id
        where o.code = upper(${name.enterprise}) and lower(a.username) = lower(${name.username.normalize('NFKC')}::text collate "natural")`;
  return rows[0];
};
