import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { type PasswordOwner, passwordProblem } from '@patchbay/domain/credentials/password-problem';

/** Refuses, at its field, a password that is guessed first: of anybody, or of this person. Before it is hashed. */
export const refuseWeakPassword = (password: string, owner: PasswordOwner): void => {
  const detail = passwordProblem(password, owner);
  if (detail !== undefined) throw new Problem('rule-broken', detail, { errors: [{ pointer: '/password', detail }] });
};

/** Where somebody has roles, by name: the first words that are tried on them. */
export const organisationNamesOf = async (tx: Tx, accountId: string): Promise<string[]> => {
  const held = await tx.membership.findMany({ where: { accountId }, select: { organisation: { select: { name: true } } } });
  return held.map(({ organisation }) => organisation.name);
};
