import { Problem } from '@patchbay/contract/http/problem';
import { Language } from '@patchbay/contract/primitives/locale';
import { type DeviceCtx, type OrganisationNode, type PublicCtx, tenantCtx } from '../ctx.ts';
import { digest } from '../secrets.ts';

export interface FoundDevice {
  deviceId: string;
  userId: string;
  userName: string;
  organisation: OrganisationNode;
}

/** What the app may do at its enterprise: as its user, to what is theirs; each use case says what that is. */
export const deviceCtx = ({ setSession: _session, setDevice: _device, ...base }: PublicCtx, { deviceId, userId, userName, organisation }: FoundDevice): DeviceCtx => {
  const facts = {
    ...base,
    actor: { kind: 'device' as const, id: deviceId, name: userName, by: null },
    principal: `device:${deviceId}`,
    changeSetId: base.newId(),
    permissions: new Set<never>(),
    language: Language.catch('en').parse(organisation.language),
    reachPath: organisation.path,
    organisation,
  };
  return Object.assign(tenantCtx(facts), { deviceId, userId, setAppSession: base.setAppSession, appToken: base.appToken ?? '' });
};

/** Finds out which device asks. A deleted one is none, nor is one of an enterprise that is disabled or does not have the app. */
export const deviceOf = async (base: PublicCtx): Promise<DeviceCtx> => {
  const { rows: [row] } = base.appToken === undefined ? { rows: [] } : await base.deps.database.pool.query<{ device: FoundDevice | null }>({
    name: 'app_device_principal', text: 'select app_device_principal($1, $2) as device', values: [digest(base.appToken), base.now],
  });
  if (!row?.device) throw new Problem('unauthenticated', 'The app is not activated on this device, or was signed out.');
  return deviceCtx(base, row.device);
};
