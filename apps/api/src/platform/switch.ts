import { Problem } from '@patchbay/contract/http/problem';

/** Where a SIP account is registered from. */
export interface SwitchContact {
  address: string;
  userAgent: string;
  registeredAt: Date | null;
  expiresAt: Date | null;
}

/** The telephone switch that extensions register with. */
export interface Switch {
  /** Nothing where none is connected. */
  registrations(sipUsername: string): Promise<SwitchContact[] | null>;
  /** Disconnects every device of the account; one that is not registered is none to disconnect. Throws `noSwitch()` where none is connected. */
  unregister(sipUsername: string): Promise<void>;
}

export const noSwitch = (): Problem => new Problem('not-connected', 'No switch is connected to this installation, so there is nothing to disconnect the extension from.', { params: { reason: 'no-switch' } });
