import type { Registration } from '@patchbay/contract/extension-identity';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { refuseUnseen } from '../../platform/extension-sight.ts';
import { noSwitch, type SwitchContact } from '../../platform/switch.ts';
import { entityOf, loadExtension } from './load.ts';

const toWire = (contacts: SwitchContact[] | null): Registration => ({
  hasSwitch: contacts !== null,
  contacts: (contacts ?? []).map(({ address, userAgent, registeredAt, expiresAt }) => ({ address, userAgent, registeredAt: registeredAt?.toISOString() ?? null, expiresAt: expiresAt?.toISOString() ?? null })),
});

const seen = async (tx: Tx, ctx: TenantCtx, id: string) => {
  await refuseUnseen(tx, ctx, id);
  return loadExtension(tx, id);
};

/** Where the SIP account of an extension is registered, as the switch says. */
export const extensionRegistration = async (ctx: TenantCtx, id: string): Promise<Registration> => {
  const { sipUsername } = await ctx.inTenant((tx) => seen(tx, ctx, id));
  return toWire(await ctx.deps.switch.registrations(sipUsername));
};

/** Disconnects the SIP account. What was disconnected is recorded even where the switch is lost right after it. */
export const unregisterExtension = async (ctx: TenantCtx, id: string): Promise<Registration> => {
  const { switch: connected } = ctx.deps;
  return ctx.inTenant(async (tx) => {
    const extension = await seen(tx, ctx, id);
    const before = await connected.registrations(extension.sipUsername);
    if (before === null) throw noSwitch();
    await audit(tx, ctx, 'extension.unregistered', { entity: entityOf(extension), before: { contacts: toWire(before).contacts.map(({ address }) => address) } });
    await connected.unregister(extension.sipUsername);
    return toWire(await connected.registrations(extension.sipUsername));
  });
};
