import type { Notice, SwitchNotify } from '../../platform/switch-notify.ts';

export interface FakeSwitch extends SwitchNotify {
  /** Accounts that are registered. */
  registered: Set<string>;
  /** What phones were told, in order. */
  told: (Notice & { sipUsername: string })[];
  /** Accounts whose phone answers with this instead. */
  answers: Map<string, string>;
  isReachable: boolean;
  isConnected: boolean;
}

/** A switch in memory: it keeps the promises of a real one, and what it told can be read. */
export const fakeSwitch = (): FakeSwitch => ({
  isConnected: true,
  isReachable: true,
  registered: new Set(),
  told: [],
  answers: new Map(),
  async notify(sipUsername, notice) {
    if (!this.isConnected) return { outcome: 'refused', reason: 'no-switch' };
    if (!this.isReachable) return { outcome: 'refused', reason: 'unreachable' };
    if (this.told.some(({ id }) => id === notice.id)) return { outcome: 'sent' };
    if (!this.registered.has(sipUsername)) return { outcome: 'refused', reason: 'not-registered' };
    const detail = this.answers.get(sipUsername);
    if (detail !== undefined) return { outcome: 'refused', reason: 'refused', detail };
    this.told.push({ sipUsername, ...notice });
    return { outcome: 'sent' };
  },
});
