import { saveCard } from '@patchbay/api/features/extensions/cards/card';
import { identityCard } from '@patchbay/api/features/extensions/cards/identity';
import { monitoringCard } from '@patchbay/api/features/extensions/cards/monitoring';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import type { Role } from '@patchbay/contract/permissions';
import { extensionCards } from '@patchbay/contract/extension-cards';
import type { Tx } from '@patchbay/database/scope';
import { enter } from './demo-acting.ts';
import { agentSignIn } from './demo-sign-ins.ts';

const { updateIdentity, updateMonitoring } = extensionCards;
const version = 1;

interface DemoPerson {
  shortNumber: string;
  username: string;
  role?: Role;
  contact?: string;
  isSignInAllowed?: boolean;
  isTwoStep?: boolean;
}

/** Who the first extensions of the enterprise in Rome are. The agent has a password; the others have not chosen one yet. */
const people: DemoPerson[] = [
  { shortNumber: '101', username: 'reception' },
  { shortNumber: '102', username: 'giulia.canistracci' },
  { shortNumber: '103', username: agentSignIn.username, contact: 'marco.bianchi@canistracci.example', isSignInAllowed: true },
  { shortNumber: '104', username: 'francesca.romano', role: 'supervisor', contact: 'francesca.romano@canistracci.example', isSignInAllowed: true, isTwoStep: true },
  { shortNumber: '105', username: 'luca.conti', role: 'monitor', contact: 'luca.conti@canistracci.example', isSignInAllowed: true },
];

/** Gives them user names and roles; the monitor's extension monitors the agent's. */
export const addExtensionPeople = async (ctx: TenantCtx, tx: Tx, passwordHash: string | undefined): Promise<void> => {
  const rows = await ctx.inTenant((inside) => inside.extension.findMany({ select: { id: true, shortNumber: true, displayName: true } }));
  const of = (shortNumber: string) => rows.find((row) => row.shortNumber === shortNumber)!;
  for (const { shortNumber, username, role = 'agent', contact = '', isSignInAllowed = false, isTwoStep = false } of people) {
    const { id, displayName } = of(shortNumber);
    await saveCard(ctx, identityCard, id, updateIdentity.body!.parse({ username, displayName, role, personalContact: contact, isSignInAllowed, authentication: isTwoStep ? 'TWO_STEP' : 'SINGLE_STEP', version }));
  }
  await saveCard(ctx, monitoringCard, of('105').id, updateMonitoring.body!.parse({ monitorsOthers: true, version }));
  await saveCard(ctx, monitoringCard, of('103').id, updateMonitoring.body!.parse({ mayBeMonitored: true, version }));
  await enter(tx, 'platform', { id: '', path: '' });
  const { id: accountId } = await tx.account.findFirstOrThrow({ where: { username: agentSignIn.username, owner: { code: agentSignIn.enterprise } }, select: { id: true } });
  await tx.account.update({ where: { id: accountId }, data: { hasPassword: passwordHash !== undefined }, select: { id: true } });
  if (passwordHash !== undefined) await tx.accountCredential.create({ data: { accountId, passwordHash }, select: { accountId: true } });
};
