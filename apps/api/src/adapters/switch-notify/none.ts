import type { SwitchNotify } from '../../platform/switch-notify.ts';

/** No switch is connected. */
export const noSwitch: SwitchNotify = {
  isConnected: false,
  notify: () => Promise.resolve({ outcome: 'refused', reason: 'no-switch' }),
};
