import type { Switch, SwitchContact } from '@patchbay/api/platform/switch';

export interface TestSwitch extends Switch {
  /** A device registers with a SIP account. */
  register(sipUsername: string, contact: Partial<SwitchContact>): void;
}

/** A switch with which only tests register. */
export const testSwitch = (): TestSwitch => {
  const registered = new Map<string, SwitchContact[]>();
  const of = (sipUsername: string) => registered.get(sipUsername) ?? [];
  return {
    registrations: (sipUsername) => Promise.resolve([...of(sipUsername)]),
    unregister: (sipUsername) => Promise.resolve(void registered.delete(sipUsername)),
    register: (sipUsername, contact) => void registered.set(sipUsername, [...of(sipUsername), { address: 'sip:desk@192.0.2.10:5060', userAgent: 'Desk phone', registeredAt: null, expiresAt: null, ...contact }]),
  };
};
