import type { AuditAction } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import { audit, type AuditFacts } from '../audit.ts';
import { type AccountNames, labelOfAccount } from './names.ts';

interface Happening {
  account: AccountNames & { id: string; name: string };
  /** Where it belongs; absent: where the account has its home. */
  organisation?: AuditFacts['organisation'];
  after?: object;
}

type Facts = Pick<AuditFacts, 'newId' | 'now' | 'requestId' | 'ip'>;

/** Records what a person did to their own account, outside any organisation's page. */
export const auditAsAccount = async (tx: Tx, facts: Facts, action: AuditAction, { account, organisation: at, after }: Happening): Promise<void> => {
  const organisation = at ?? (await homeOf(tx, account.id));
  const { newId, now, requestId, ip } = facts;
  const actor = { kind: 'account' as const, id: account.id, name: account.name, by: null };
  await audit(tx, { newId, now, requestId, ip, changeSetId: newId(), actor, organisation }, action, {
    entity: { type: 'account', id: account.id, label: labelOfAccount(account) },
    after: after ?? null,
  });
};

const homeOf = async (tx: Tx, accountId: string): Promise<AuditFacts['organisation']> => {
  const { owner } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { owner: { select: { id: true, path: true, name: true } } } });
  return owner;
};
